import type { Metadata } from 'next'
import { QueueScreen } from '@/app/_certificates/queue-screen'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { title: '证书核验' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OfficeCertificatesPage({ searchParams }: Props) {
  const actor = await requireOfficial('certificates.verify')
  return <QueueScreen actor={actor} room="/office" search={await searchParams} />
}
