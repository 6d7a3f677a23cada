import type { Metadata } from 'next'
import { PlanTable } from '@/components/plans/plan-table'
import { PlanTabs } from '@/components/plans/plan-tabs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { listPlans } from '@/lib/plans/queries'

export const metadata: Metadata = { title: '规划与目标' }

export default async function PlansPage() {
  const actor = await requireAdmin('plans.change')
  return (
    <>
      <PageTitle
        title="规划与目标"
        lead="目标是数据：改了目标，各页的判断立即跟着改，原来的目标留在历史里。"
      />
      <PlanTabs current="plans" />
      <PlanTable plans={await listPlans(actor)} />
    </>
  )
}
