import { DateField } from '@/components/forms/date-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { choicesOf, FILING_STATE_LABELS } from '@/lib/facilities/labels'
import type { SectionProps } from './identity-fields'

export function FilingFields({ state, values }: SectionProps) {
  const field = (name: string) => ({ name, state, defaultValue: values[name] })
  return (
    <>
      <h3>备案</h3>
      <SelectField {...field('filingState')} label="备案情况" options={choicesOf(FILING_STATE_LABELS)} />
      <DateField {...field('filedOn')} label="备案日期" optional />
      <TextField {...field('filingNumber')} label="备案编号" optional maxLength={60} />
    </>
  )
}
