import type { Metadata } from 'next'
import { CorrectionTable } from '@/components/staff-corrections/correction-table'
import { RequestForm } from '@/components/staff-corrections/request-form'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { requirePermission } from '@/lib/core/session'
import { correctableFields, listCorrections } from '@/lib/staff-corrections/queries'

export const metadata: Metadata = { title: '更正我的记录' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnCorrectionsPage({ searchParams }: Props) {
  const actor = await requirePermission('staff.own')
  const [fields, { items }] = await Promise.all([
    correctableFields(actor),
    listCorrections(actor, { state: 'all', page: 1 }),
  ])
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        title="更正我的记录"
        lead="告诉主管部门哪里不对、应该是什么。核实后会更正，并把结果发到您的消息里。"
      />
      <DoneNotice
        done={(await searchParams).done}
        words={{ requested: '已提交，主管部门会核实', withdrawn: '已撤回' }}
      />
      {fields.length > 0 && <RequestForm fields={fields} />}
      <CorrectionTable corrections={items} isOwn />
    </div>
  )
}
