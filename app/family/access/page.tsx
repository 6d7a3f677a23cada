import type { Metadata } from 'next'
import { AccessList } from '@/components/access-logs/access-list'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { listChildAccess } from '@/lib/access-logs/queries'
import { accessFilterSchema } from '@/lib/access-logs/schema'
import { orNotFound } from '@/lib/core/page'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { title: '谁查过孩子的信息', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FamilyAccessPage({ searchParams }: Props) {
  const actor = await requirePermission('family.use')
  const filter = accessFilterSchema.parse(await searchParams)
  const { items, ...paging } = await orNotFound(listChildAccess(actor, filter))
  return (
    <>
      <PageTitle
        title="谁查过孩子的信息"
        lead="每一次查看、改动都记在这里，谁也删不掉。看到不明白的，可以向写着的部门询问。"
      />
      {items.length > 0 ? (
        <AccessList lines={items} />
      ) : (
        <p>
          还没有记录。<a href="/family/children">去看孩子的信息</a>
        </p>
      )}
      <Pager {...paging} href={(page) => `/family/access?page=${page}`} />
    </>
  )
}
