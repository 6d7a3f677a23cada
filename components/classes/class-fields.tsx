import { DateField } from '@/components/forms/date-field'
import { NumberField } from '@/components/forms/number-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { ClassDto } from '@/lib/classes/queries'
import type { ActionState } from '@/lib/core/action-state'
import { CLASS_KIND_LABELS } from '@/lib/ratios/labels'

const KINDS = Object.entries(CLASS_KIND_LABELS).map(([value, label]) => ({ value, label }))

type Props = { state: ActionState; values: Partial<ClassDto>; idPrefix?: string }

export function ClassFields({ state, values, idPrefix }: Props) {
  const field = (name: string) => ({ state, name, idPrefix })
  return (
    <>
      <TextField
        {...field('name')}
        label="班级名称"
        hint="例如 小一班"
        maxLength={40}
        defaultValue={values.name}
      />
      <SelectField
        {...field('kind')}
        label="班型"
        hint="乳儿班 6–12 个月，最多 10 人；托小班 12–24 个月，最多 15 人；托大班 24–36 个月，最多 20 人；18 个月以上可以混合编班，最多 18 人"
        placeholder="请选择"
        options={KINDS}
        defaultValue={values.kind}
      />
      <NumberField {...field('places')} label="托位数" unit="个" defaultValue={values.places} />
      <DateField {...field('openedOn')} label="开班日期" defaultValue={values.openedOn} />
    </>
  )
}
