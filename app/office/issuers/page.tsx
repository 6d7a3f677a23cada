import type { Metadata } from 'next'
import { IssuersScreen } from '@/app/_certificates/issuers-screen'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { title: '发证机关' }

export default async function OfficeIssuersPage() {
  const actor = await requireOfficial('issuers.keep')
  return <IssuersScreen actor={actor} />
}
