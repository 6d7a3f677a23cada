import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { SHORT_STATE_LABELS } from '@/lib/filing-queues/labels'
import type { Assignee } from '@/lib/filing-queues/queries'
import { type QueueFilter, queueQuery } from '@/lib/filing-queues/schema'
import { PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'

type Props = {
  action: string
  filter: QueueFilter
  assignees: readonly Assignee[]
  areas: readonly { code: string; name: string }[]
}

const optionsOf = (labels: Readonly<Record<string, string>>, without: readonly string[] = []) =>
  Object.entries(labels)
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value, label }))

/** A licence is not handled yet, and drafts are the operators' own papers. */
const KINDS = optionsOf(PROCEDURE_KIND_LABELS, ['licence'])
const STATES = optionsOf(SHORT_STATE_LABELS, ['draft'])

/** Everything that narrows the list, in the address. */
export function QueueFilterForm({ action, filter, assignees, areas }: Props) {
  const { tab, q, kind, state, township, assignee } = filter
  const isSet = [q, kind, state, township, assignee].some((value) => value !== undefined)
  const bare = {
    tab,
    q: undefined,
    kind: undefined,
    state: undefined,
    township: undefined,
    assignee: undefined,
  }
  return (
    <FilterForm
      action={action}
      label="筛选办件"
      resetHref={isSet ? `${action}?${queueQuery({ ...bare, after: undefined })}` : undefined}
    >
      <input type="hidden" name="tab" value={tab} />
      <TextField name="q" label="名称、办件号或信用代码" type="search" maxLength={100} defaultValue={q} />
      <SelectField name="kind" label="事项" placeholder="全部" options={KINDS} defaultValue={kind} />
      <SelectField name="state" label="状态" placeholder="全部" options={STATES} defaultValue={state} />
      {areas.length > 0 && (
        <SelectField
          name="township"
          label="地区"
          placeholder="全部"
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={township}
        />
      )}
      {assignees.length > 0 && (
        <SelectField
          name="assignee"
          label="经办人"
          placeholder="全部"
          options={[
            { value: 'none', label: '还没有分派' },
            ...assignees.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={assignee}
        />
      )}
    </FilterForm>
  )
}
