'use client'
import { DateField } from '@/components/forms/date-field'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { Disclosure } from '@/components/ui/disclosure'
import { addCalendarDayAction, removeCalendarDayAction } from '@/lib/calendar/actions'
import { CALENDAR_DAY_KIND_LABELS } from '@/lib/calendar/labels'
import type { CalendarDayDto } from '@/lib/calendar/queries'
import { formatDate } from '@/lib/format/date'

const KINDS = Object.entries(CALENDAR_DAY_KIND_LABELS).map(([value, label]) => ({ value, label }))

/** Adds a day to the calendar, or takes one of this year out. */
export function DayForms({ days }: { days: readonly CalendarDayDto[] }) {
  return (
    <>
      <Disclosure summary="加入一天">
        <RecordForm
          action={addCalendarDayAction}
          hidden={{}}
          submitLabel="加入"
          saved="已加入日历，期限立即按它推算"
          idPrefix="add-"
        >
          {(state) => (
            <>
              <DateField state={state} idPrefix="add-" name="date" label="日期" />
              <TextField state={state} idPrefix="add-" name="name" label="节日" narrow maxLength={40} />
              <RadioField state={state} idPrefix="add-" name="kind" label="类型" options={KINDS} inline />
              <TextField
                state={state}
                idPrefix="add-"
                name="source"
                label="依据"
                hint="国务院办公厅通知的文号或网址"
                maxLength={300}
              />
            </>
          )}
        </RecordForm>
      </Disclosure>
      {days.length > 0 && (
        <Disclosure summary="删除一天">
          <RecordForm
            action={removeCalendarDayAction}
            hidden={{}}
            submitLabel="删除"
            variant="danger"
            saved="已删除，期限立即重新推算"
            idPrefix="remove-"
          >
            {(state) => (
              <>
                <SelectField
                  state={state}
                  idPrefix="remove-"
                  name="date"
                  label="哪一天"
                  placeholder="请选择"
                  options={days.map((day) => ({
                    value: day.date,
                    label: `${formatDate(day.date)} ${day.name} ${CALENDAR_DAY_KIND_LABELS[day.kind]}`,
                  }))}
                />
                <TextField state={state} idPrefix="remove-" name="reason" label="原因" maxLength={300} />
              </>
            )}
          </RecordForm>
        </Disclosure>
      )}
    </>
  )
}
