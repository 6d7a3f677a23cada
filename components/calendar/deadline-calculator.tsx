import { DateField } from '@/components/forms/date-field'
import { NumberField } from '@/components/forms/number-field'
import { SelectField } from '@/components/forms/select-field'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Deadline } from '@/lib/calendar/rules'
import { formatDate } from '@/lib/format/date'

export type Term = { from: string; days: number; unit: 'working' | 'calendar' }

const UNITS = [
  { value: 'working', label: '工作日' },
  { value: 'calendar', label: '自然日' },
]

type Props = { year: number; term: Term; deadline: Deadline | null }

/** Tries a term: from a day, so many days, when is it due. A plain GET form, so the answer has an address. */
export function DeadlineCalculator({ year, term, deadline }: Props) {
  return (
    <section className="mt-6" id="calculator" aria-labelledby="calculator-title">
      <h2 id="calculator-title" className="mb-4">
        试算期限
      </h2>
      <form className="form" action="/admin/calendar#calculator" method="get">
        <input type="hidden" name="year" value={year} />
        <DateField name="from" label="从哪天起" hint="当天不计入，从第二天算起" defaultValue={term.from} />
        <NumberField name="days" label="多少天" defaultValue={term.days} />
        <SelectField name="unit" label="按什么算" options={UNITS} defaultValue={term.unit} />
        <p>
          <button type="submit" className={buttonClass('secondary')}>
            试算
          </button>
        </p>
      </form>
      {deadline && (
        <div className="mt-4">
          <Notice
            tone={deadline.provisional ? 'warning' : 'info'}
            title={`到期日是 ${formatDate(deadline.due)}`}
          >
            {deadline.provisional && (
              <p>这是暂定的日期：期限经过的年份还没有公布放假安排，那部分只扣除了周六、周日。</p>
            )}
          </Notice>
        </div>
      )}
    </section>
  )
}
