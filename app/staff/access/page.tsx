import type { Metadata } from 'next'
import { AccessList } from '@/components/access-logs/access-list'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { listStaffAccess } from '@/lib/access-logs/queries'
import { accessFilterSchema } from '@/lib/access-logs/schema'
import { orNotFound } from '@/lib/core/page'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { title: '谁查过我的信息', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StaffAccessPage({ searchParams }: Props) {
  const actor = await requirePermission('staff.own')
  const filter = accessFilterSchema.parse(await searchParams)
  const { items, ...paging } = await orNotFound(listStaffAccess(actor, filter))
  return (
    <>
      <PageTitle
        title="谁查过我的信息"
        lead="您的从业记录每一次被查看、改动，都记在这里。看到不明白的，可以向写着的单位询问。"
      />
      {items.length > 0 ? <AccessList lines={items} /> : <p>还没有记录。</p>}
      <Pager {...paging} href={(page) => `/staff/access?page=${page}`} />
    </>
  )
}
