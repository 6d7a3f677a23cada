'use client'
import { NumberField } from '@/components/forms/number-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { changeTargetAction } from '@/lib/plans/actions'
import { COMPARATOR_LABELS } from '@/lib/plans/labels'
import type { TargetDto } from '@/lib/plans/queries'

const COMPARATORS = Object.entries(COMPARATOR_LABELS).map(([value, label]) => ({ value, label }))

type Props = { target: TargetDto; references: { code: string; label: string }[] }

export function TargetForm({ target, references }: Props) {
  const { id, version, unit, baseline } = target
  return (
    <RecordForm
      action={changeTargetAction}
      hidden={{ targetId: id, version }}
      submitLabel="保存改动"
      saved="目标已修改，各页的判断立即按新目标计算"
    >
      {(state) => (
        <>
          <SelectField
            state={state}
            name="comparator"
            label="比较方式"
            options={COMPARATORS}
            defaultValue={target.comparator}
          />
          <NumberField
            state={state}
            name="value"
            label="目标值"
            hint="与参照值比较时留空"
            unit={unit}
            decimals
            defaultValue={target.value}
          />
          {references.length > 0 && (
            <SelectField
              state={state}
              name="reference"
              label="参照值"
              optional
              hint="只有比较方式是“不低于参照值”时才用"
              placeholder="不用参照值"
              options={references.map(({ code, label }) => ({ value: code, label }))}
              defaultValue={target.referenceCode}
            />
          )}
          <NumberField
            state={state}
            name="year"
            label="目标年份"
            optional
            hint="到这一年年底判断"
            defaultValue={target.year}
          />
          <TextField
            state={state}
            name="ownerDepartment"
            label="责任部门"
            maxLength={100}
            defaultValue={target.ownerDepartment}
          />
          <TextareaField
            state={state}
            name="note"
            label="口径说明"
            optional
            rows={3}
            defaultValue={target.note}
          />
          <NumberField
            state={state}
            name="baselineValue"
            label="基期数值"
            optional
            hint="有基期才能画出序时线"
            unit={unit}
            decimals
            defaultValue={baseline?.value}
          />
          <NumberField
            state={state}
            name="baselineYear"
            label="基期年份"
            optional
            defaultValue={baseline?.year}
          />
          <TextField
            state={state}
            name="baselineNote"
            label="基期说明"
            optional
            defaultValue={baseline?.note}
          />
          <TextareaField
            state={state}
            name="reason"
            label="改动原因和依据"
            hint="写进这个目标的历史，例如“市政府2026年第3号文调整”"
            rows={3}
          />
        </>
      )}
    </RecordForm>
  )
}
