import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { CERTIFICATE_STATE_LABELS } from '@/lib/certificates/labels'
import { choicesOf } from '@/lib/facilities/labels'
import { POST_LABELS } from '@/lib/staff/labels'
import type { StaffFilter } from '@/lib/staff-registers/schema'

const STANDINGS = [
  { value: 'in_post', label: '在岗' },
  { value: 'left', label: '已离岗' },
]
const CERTIFICATES = [
  ...choicesOf(CERTIFICATE_STATE_LABELS).map(({ value, label }) => ({ value, label: `有${label}的` })),
  { value: 'none', label: '没有登记证书' },
]

/** Everything that narrows the list, in the address. */
export function RegisterFilter({ action, filter }: { action: string; filter: StaffFilter }) {
  const { q, facility, kind, certificate, standing, conflict } = filter
  const isSet = [q, facility, kind, certificate, conflict].some((value) => value !== undefined)
  return (
    <FilterForm
      action={action}
      label="筛选工作人员"
      resetHref={isSet || standing !== 'in_post' ? action : undefined}
    >
      <TextField name="q" label="姓名或证书编号" type="search" maxLength={60} defaultValue={q} />
      <TextField name="facility" label="机构名称" type="search" maxLength={100} defaultValue={facility} />
      <SelectField
        name="kind"
        label="岗位"
        placeholder="全部"
        options={choicesOf(POST_LABELS)}
        defaultValue={kind}
      />
      <SelectField
        name="certificate"
        label="证书"
        placeholder="全部"
        options={CERTIFICATES}
        defaultValue={certificate}
      />
      <SelectField name="standing" label="在岗情况" options={STANDINGS} defaultValue={standing} />
      <SelectField
        name="conflict"
        label="冲突"
        placeholder="全部"
        options={[{ value: '1', label: '有待处理的冲突' }]}
        defaultValue={conflict}
      />
    </FilterForm>
  )
}
