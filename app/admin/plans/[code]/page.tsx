import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClauseTable } from '@/components/plans/clause-table'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { requireAdmin } from '@/lib/core/session'
import { formatDay } from '@/lib/format/date'
import { PLAN_DATE_LABELS, PLAN_STATUS_LABELS } from '@/lib/plans/labels'
import { findPlan } from '@/lib/plans/queries'

export const metadata: Metadata = { title: '规划条款' }

type Props = { params: Promise<{ code: string }> }

export default async function PlanPage({ params }: Props) {
  const actor = await requireAdmin('plans.change')
  const plan = await findPlan(actor, (await params).code)
  if (!plan) notFound()
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/plans', label: '规划与目标' }, { label: plan.title }]} />
      <PageTitle title={plan.title} />
      <SummaryList
        rows={[
          { label: '地区', value: plan.regionName },
          { label: '文本', value: PLAN_STATUS_LABELS[plan.status] },
          { label: '文号', value: plan.issueNumber ?? '—' },
          { label: PLAN_DATE_LABELS[plan.status], value: formatDay(plan.issuedOn) },
          { label: '牵头部门', value: plan.leadDepartment },
          { label: '来源与缺陷', value: plan.sourceNote },
        ]}
      />
      <div className="mt-6">
        <ClauseTable plan={plan} />
      </div>
    </>
  )
}
