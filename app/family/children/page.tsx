import type { Metadata } from 'next'
import { ChildCard } from '@/components/children/child-card'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { CHILD_DONE } from '@/lib/children/labels'
import { listOwnChildren } from '@/lib/children/queries'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { title: '孩子', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ChildrenPage({ searchParams }: Props) {
  const children = await listOwnChildren(await requirePermission('family.use'))
  return (
    <>
      <PageTitle
        title="孩子"
        lead={
          children.length > 0
            ? '点孩子的名字，可以查看、更正或删除。'
            : '登记孩子以后，预约和申请补助时不用再填一遍。'
        }
      />
      <DoneNotice done={(await searchParams).done} words={CHILD_DONE} />
      {children.map((child) => (
        <ChildCard key={child.id} child={child} />
      ))}
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/family/children/new" variant="family">
          {children.length > 0 ? '再登记一个孩子' : '登记孩子'}
        </LinkButton>
        {children.length > 0 && <LinkButton href="/family/access">看看谁查过孩子的信息</LinkButton>}
      </p>
    </>
  )
}
