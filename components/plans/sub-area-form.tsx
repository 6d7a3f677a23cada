'use client'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { setSubAreaMembersAction } from '@/lib/plans/actions'
import type { SubAreaDto } from '@/lib/plans/queries'

type Props = { area: SubAreaDto; townships: { code: string; name: string }[] }

/** Which townships count as the area a plan names; the figure of the area is summed over them. */
export function SubAreaForm({ area, townships }: Props) {
  const idPrefix = `${area.id}-`
  const isDemo = area.members.some((member) => member.isDemo)
  return (
    <RecordForm
      action={setSubAreaMembersAction}
      hidden={{ subAreaId: area.id }}
      submitLabel="保存片区范围"
      saved="片区范围已保存"
      idPrefix={idPrefix}
    >
      {(state) => (
        <>
          <CheckboxesField
            state={state}
            idPrefix={idPrefix}
            name="members"
            label={`${area.name}包括哪些街镇`}
            hint={isDemo ? '现在的范围是演示数据，请按规划核定后保存' : area.note || undefined}
            options={townships.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValues={area.members.map((member) => member.code)}
          />
          <TextareaField state={state} idPrefix={idPrefix} name="reason" label="原因和依据" rows={2} />
        </>
      )}
    </RecordForm>
  )
}
