import type { Metadata } from 'next'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { ConflictTable } from '@/components/staff-conflicts/conflict-table'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireOfficial } from '@/lib/core/session'
import { choicesOf } from '@/lib/facilities/labels'
import { CONFLICT_KIND_LABELS, CONFLICT_STATE_LABELS } from '@/lib/staff-conflicts/labels'
import { listConflicts } from '@/lib/staff-conflicts/queries'
import { conflictFilterSchema } from '@/lib/staff-conflicts/schema'

export const metadata: Metadata = { title: '人员冲突' }

const PATH = '/office/conflicts'
const STATES = [...choicesOf(CONFLICT_STATE_LABELS), { value: 'all', label: '全部' }]

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ConflictsPage({ searchParams }: Props) {
  const actor = await requireOfficial('staff.read')
  const filter = conflictFilterSchema.parse(await searchParams)
  const { items, ...paging } = await listConflicts(actor, filter)
  const { state, kind } = filter
  const query = (page: number) =>
    new URLSearchParams({ state, ...(kind ? { kind } : {}), page: String(page) })
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="人员冲突"
        lead="同一个人在几处的登记互相矛盾：请核实哪一处是真的，写明结果。情况已经不存在的会自动关闭。"
      />
      <FilterForm
        action={PATH}
        label="筛选冲突"
        resetHref={state === 'open' && kind === undefined ? undefined : PATH}
      >
        <SelectField name="state" label="状态" options={STATES} defaultValue={state} />
        <SelectField
          name="kind"
          label="冲突"
          placeholder="全部"
          options={choicesOf(CONFLICT_KIND_LABELS)}
          defaultValue={kind}
        />
      </FilterForm>
      <ConflictTable conflicts={items} />
      <Pager {...paging} href={(page) => `${PATH}?${query(page)}`} />
    </div>
  )
}
