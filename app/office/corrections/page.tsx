import type { Metadata } from 'next'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { CorrectionTable } from '@/components/staff-corrections/correction-table'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireOfficial } from '@/lib/core/session'
import { choicesOf } from '@/lib/facilities/labels'
import { CORRECTION_STATE_LABELS } from '@/lib/staff-corrections/labels'
import { listCorrections } from '@/lib/staff-corrections/queries'
import { correctionFilterSchema } from '@/lib/staff-corrections/schema'

export const metadata: Metadata = { title: '从业记录更正' }

const PATH = '/office/corrections'
const STATES = [...choicesOf(CORRECTION_STATE_LABELS), { value: 'all', label: '全部' }]

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CorrectionsPage({ searchParams }: Props) {
  const actor = await requireOfficial('corrections.decide')
  const search = await searchParams
  const filter = correctionFilterSchema.parse(search)
  const { items, ...paging } = await listCorrections(actor, filter)
  const { state } = filter
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="从业记录更正"
        lead="从业人员说自己的记录哪里不对：请核实，更正或者说明为什么不更正。"
      />
      <DoneNotice done={search.done} words={{ accept: '已更正并通知申请人', refuse: '已答复申请人' }} />
      <FilterForm action={PATH} label="筛选申请" resetHref={state === 'requested' ? undefined : PATH}>
        <SelectField name="state" label="状态" options={STATES} defaultValue={state} />
      </FilterForm>
      <CorrectionTable corrections={items} isOwn={false} />
      <Pager {...paging} href={(page) => `${PATH}?${new URLSearchParams({ state, page: String(page) })}`} />
    </div>
  )
}
