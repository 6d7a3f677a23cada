import type { Metadata } from 'next'
import { CheckScreen } from '@/app/_certificates/check-screen'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '证书核验' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AdminCertificateCheckPage({ searchParams }: Props) {
  const actor = await requireAdmin('certificates.verify')
  return <CheckScreen actor={actor} room="/admin" search={await searchParams} />
}
