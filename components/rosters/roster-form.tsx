'use client'
import { NumberField } from '@/components/forms/number-field'
import { RecordForm } from '@/components/forms/record-form'
import { CLASS_KIND_LABELS, RATIO_LABELS } from '@/lib/ratios/labels'
import { saveRosterAction } from '@/lib/rosters/actions'
import type { RosterClass, RosterPerson } from '@/lib/rosters/queries'
import { DutyRow, type DutyValues } from './duty-row'

type Props = {
  facilityId: string
  day: string
  stamp: string
  classes: readonly RosterClass[]
  people: readonly RosterPerson[]
  rows: readonly DutyValues[]
  /** A day to come has no children yet. */
  isPlan: boolean
}

/** The whole day on one form: children class by class, then who is where. Works on a phone and without JavaScript. */
export function RosterForm({ facilityId, day, stamp, classes, people, rows, isPlan }: Props) {
  const choices = [
    ...classes.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'all', label: '全园（不固定班级）' },
  ]
  return (
    <RecordForm
      action={saveRosterAction}
      hidden={{ facilityId, day, stamp }}
      submitLabel={isPlan ? '保存排班' : '保存'}
      saved="已保存"
    >
      {(state) => (
        <>
          {!isPlan && classes.length > 0 && (
            <fieldset className="roster-children">
              <legend>到园人数</legend>
              {classes.map((group) => (
                <NumberField
                  key={group.id}
                  state={state}
                  name={`present-${group.id}`}
                  label={group.name}
                  hint={`${CLASS_KIND_LABELS[group.kind]}，${RATIO_LABELS[group.kind]}，托位 ${group.places} 个`}
                  unit="人"
                  optional
                  defaultValue={group.present}
                />
              ))}
            </fieldset>
          )}
          <fieldset className="roster-duties">
            <legend>在岗人员</legend>
            <p className="field-hint">没有来的，班级选“不在岗”。中途换班的，用最后的空行再加一段时间。</p>
            {rows.map((row, index) => (
              <DutyRow
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and the form is drawn anew after each save
                key={index}
                state={state}
                index={index}
                values={row}
                people={people}
                classes={choices}
              />
            ))}
          </fieldset>
        </>
      )}
    </RecordForm>
  )
}
