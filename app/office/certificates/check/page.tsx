import type { Metadata } from 'next'
import { CheckScreen } from '@/app/_certificates/check-screen'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { title: '证书核验' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OfficeCertificateCheckPage({ searchParams }: Props) {
  const actor = await requireOfficial('certificates.verify')
  return <CheckScreen actor={actor} room="/office" search={await searchParams} />
}
