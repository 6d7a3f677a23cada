import type { Metadata } from 'next'
import { QueueScreen } from '@/app/_certificates/queue-screen'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '证书核验' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AdminCertificatesPage({ searchParams }: Props) {
  const actor = await requireAdmin('certificates.verify')
  return <QueueScreen actor={actor} room="/admin" search={await searchParams} />
}
