import type { Metadata } from 'next'
import { AddChildForm } from '@/components/children/add-child-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { CURRENT_CONSENT } from '@/lib/children/consent'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '登记孩子', robots: { index: false } }

export default async function AddChildPage() {
  const actor = await requirePermission('family.use')
  const regions = actor.regionPath ? await listRegionOptions(actor, actor.regionPath) : []
  return (
    <>
      <Breadcrumbs items={[{ href: '/family/children', label: '孩子' }, { label: '登记' }]} />
      <PageTitle title="登记孩子" lead="只填办事要用的几项。" />
      <AddChildForm text={CURRENT_CONSENT} today={todayInShanghai()} regions={regions} />
    </>
  )
}
