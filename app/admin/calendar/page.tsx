import type { Metadata } from 'next'
import { CalendarYears } from '@/components/calendar/calendar-years'
import { DayForms } from '@/components/calendar/day-forms'
import { DeadlineCalculator } from '@/components/calendar/deadline-calculator'
import { YearTable } from '@/components/calendar/year-table'
import { PageTitle } from '@/components/ui/page-title'
import { getCalendar, listCalendarDays } from '@/lib/calendar/queries'
import { deadlineOf } from '@/lib/calendar/rules'
import { calendarPageSchema } from '@/lib/calendar/schema'
import { todayInShanghai } from '@/lib/core/clock'
import { requireAdmin } from '@/lib/core/session'
import { yearOf } from '@/lib/format/date'

export const metadata: Metadata = { title: '工作日历' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CalendarPage({ searchParams }: Props) {
  const actor = await requireAdmin('calendar.change')
  const today = todayInShanghai()
  const asked = calendarPageSchema.parse(await searchParams)
  const year = asked.year ?? yearOf(today)
  const [calendar, days] = await Promise.all([
    getCalendar(),
    listCalendarDays(actor, { from: `${year}-01-01`, to: `${year}-12-31` }),
  ])
  const term = { from: asked.from ?? today, days: asked.days ?? 5, unit: asked.unit }
  const isAsked = asked.from !== undefined && asked.days !== undefined
  return (
    <>
      <PageTitle title="工作日历" lead="放假和补班来自国务院办公厅每年的通知；所有期限按它推算。" />
      <CalendarYears year={year} published={calendar.publishedYears} thisYear={yearOf(today)} />
      <YearTable year={year} days={days} />
      <DeadlineCalculator year={year} term={term} deadline={isAsked ? deadlineOf(term, calendar) : null} />
      <section className="mt-6" aria-labelledby="days">
        <h2 id="days" className="mb-4">
          加入或删除
        </h2>
        <DayForms days={days} />
      </section>
    </>
  )
}
