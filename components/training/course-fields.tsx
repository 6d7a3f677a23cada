import { CheckboxField } from '@/components/forms/checkbox-field'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import type { ActionState } from '@/lib/core/action-state'
import type { CourseDto } from '@/lib/training-courses/queries'
import { ACCOUNT_LABELS } from '@/lib/training-ledgers/labels'

const ACCOUNTS = Object.entries(ACCOUNT_LABELS).map(([value, label]) => ({ value, label }))

type Props = { state: ActionState; course?: CourseDto; idPrefix?: string }

export function CourseFields({ state, course, idPrefix }: Props) {
  const common = { state, idPrefix }
  return (
    <>
      <TextField {...common} name="title" label="课程名称" maxLength={100} defaultValue={course?.title} />
      <TextField
        {...common}
        name="provider"
        label="举办单位"
        maxLength={100}
        defaultValue={course?.provider}
      />
      <CheckboxesField
        {...common}
        name="accounts"
        label="学时记在哪个账户"
        hint="可以选几个，每个账户各记一次；课时和学时不互相折算"
        options={ACCOUNTS}
        defaultValues={course?.accounts}
      />
      <NumberField
        {...common}
        name="hours"
        label="参加一场记多少"
        hint="课时或学时，最多一位小数"
        decimals
        defaultValue={course?.hours}
      />
      <CheckboxField
        {...common}
        name="isSubsidised"
        label="补贴性职业技能培训"
        hint="计入补贴性培训人次"
        defaultChecked={course?.isSubsidised}
      />
      <TextareaField
        {...common}
        name="note"
        label="说明"
        optional
        rows={2}
        maxLength={500}
        defaultValue={course?.note}
      />
    </>
  )
}
