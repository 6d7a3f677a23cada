import type { Metadata } from 'next'
import { IssuersScreen } from '@/app/_certificates/issuers-screen'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '发证机关' }

export default async function AdminIssuersPage() {
  const actor = await requireAdmin('issuers.keep')
  return <IssuersScreen actor={actor} />
}
