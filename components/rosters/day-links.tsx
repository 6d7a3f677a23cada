import { TabLinks } from '@/components/ui/tab-links'
import { addDays, formatDate } from '@/lib/format/date'
import { isRosterDay } from '@/lib/rosters/rules'

type Props = { facilityId: string; day: string; today: string }

const href = (facility: string, day: string, copy?: string) =>
  `/operator/roster?${new URLSearchParams({ facility, day, ...(copy && { copy }) })}`

/** The days before and after, today, and what can be copied from. */
export function DayLinks({ facilityId, day, today }: Props) {
  const days = [addDays(day, -1), today, addDays(day, 1)].filter((one) => isRosterDay(one, today))
  const shown = [...new Set([...days, day])].sort()
  return (
    <>
      <TabLinks
        label="选择日期"
        items={shown.map((one) => ({
          href: href(facilityId, one),
          label: one === today ? `今天 ${formatDate(one)}` : formatDate(one),
          current: one === day,
        }))}
      />
      <p className="no-print flex flex-wrap gap-3">
        <a href={href(facilityId, day, addDays(day, -1))}>照抄前一天的排班</a>
        <a href={href(facilityId, day, addDays(day, -7))}>照抄上周同一天的排班</a>
      </p>
    </>
  )
}
