import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NoBody } from '@/components/operators/no-body'
import { StaffLedgersTable } from '@/components/training/staff-ledgers-table'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { can } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { requireRole } from '@/lib/core/session'
import { listStaffLedgers } from '@/lib/training-ledgers/queries'
import { isBehind } from '@/lib/training-ledgers/rules'

export const metadata: Metadata = { title: '培训学时' }

export default async function OperatorTrainingPage() {
  const actor = await requireRole('operator')
  if (!can(actor, 'operator.staff')) notFound()
  if (!actor.operatorId)
    return (
      <>
        <PageTitle title="培训学时" />
        <NoBody />
      </>
    )
  const people = await listStaffLedgers(actor)
  const late = people.filter(({ ledger }) => isBehind(ledger))
  return (
    <>
      <PageTitle title="培训学时" lead="在岗人员的学时，由培训现场签到和主管部门登记，机构不能自己填。" />
      <div className="flex flex-col gap-6">
        {late.length > 0 && (
          <Notice tone="warning" title={`${late.length} 人还没有完成`}>
            <p>{late.map(({ name }) => name).join('、')}。请安排他们参加培训。</p>
          </Notice>
        )}
        <StaffLedgersTable people={people} today={todayInShanghai()} />
      </div>
    </>
  )
}
