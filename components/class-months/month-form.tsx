'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { NumberField } from '@/components/forms/number-field'
import { RecordForm } from '@/components/forms/record-form'
import { saveMonthAction } from '@/lib/class-months/actions'
import type { MonthClass } from '@/lib/class-months/queries'
import { CLASS_KIND_LABELS } from '@/lib/ratios/labels'

type Props = { facilityId: string; month: string; stamp: string; classes: readonly MonthClass[] }

/** A month of the whole facility: counts only, no child by name. */
export function MonthForm({ facilityId, month, stamp, classes }: Props) {
  return (
    <RecordForm
      action={saveMonthAction}
      hidden={{ facilityId, month, stamp }}
      submitLabel="保存本月人数"
      saved="已保存"
    >
      {(state) => (
        <>
          {classes.map((group) => (
            <fieldset key={group.id} className="month-class">
              <legend>{`${group.name}（${CLASS_KIND_LABELS[group.kind]}，托位 ${group.places} 个）`}</legend>
              <NumberField
                state={state}
                name={`enrolled-${group.id}`}
                label={`${group.name}在托人数`}
                unit="人"
                defaultValue={group.enrolled}
              />
              <NumberField
                state={state}
                name={`health-${group.id}`}
                label={`${group.name}已建电子健康档案的人数`}
                hint="不清楚就留空，不要填 0"
                unit="人"
                optional
                defaultValue={group.healthRecords}
              />
            </fieldset>
          ))}
          {state.status === 'error' && state.fields.confirmed && (
            <CheckboxField state={state} name="confirmed" label="已核对，在托人数确实多于托位" />
          )}
        </>
      )}
    </RecordForm>
  )
}
