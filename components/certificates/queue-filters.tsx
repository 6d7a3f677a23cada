import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { type CertificateFilter, FILTER_FLAGS } from '@/lib/certificate-reviews/schema'
import { CERTIFICATE_LABELS, CERTIFICATE_STATE_LABELS, FLAG_LABELS } from '@/lib/certificates/labels'

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const STATES = [...options(CERTIFICATE_STATE_LABELS), { value: 'all', label: '全部' }]
const FLAGS = FILTER_FLAGS.map((flag) => ({ value: flag, label: FLAG_LABELS[flag] }))
const SOON = ['30', '60', '90'].map((days) => ({ value: days, label: `${days} 天内` }))

export function QueueFilters({ path, filter }: { path: string; filter: CertificateFilter }) {
  const { state, type, flag, soon, facility, q } = filter
  const isSet = Boolean(type || flag || soon || facility || q || state !== 'submitted')
  return (
    <FilterForm action={path} label="筛选证书" resetHref={isSet ? path : undefined}>
      <SelectField name="state" label="状态" options={STATES} defaultValue={state} />
      <SelectField
        name="type"
        label="证书类型"
        placeholder="全部"
        options={options(CERTIFICATE_LABELS)}
        defaultValue={type}
      />
      <SelectField name="flag" label="疑点" placeholder="全部" options={FLAGS} defaultValue={flag} />
      <SelectField name="soon" label="快到期" placeholder="全部" options={SOON} defaultValue={soon} />
      <TextField name="facility" label="机构名称" type="search" maxLength={100} defaultValue={facility} />
      <TextField name="q" label="姓名或证书编号" type="search" maxLength={60} defaultValue={q} />
    </FilterForm>
  )
}
