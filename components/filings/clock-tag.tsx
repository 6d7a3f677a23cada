import type { DaysLeft } from '@/lib/calendar/rules'
import { CLOCK_LEVEL_LABELS, daysLeftText } from '@/lib/filing-clocks/labels'
import type { ClockLevel } from '@/lib/filing-clocks/rules'

const CLASS: Record<ClockLevel, string> = {
  running: 'status status-on-track',
  soon: 'status status-soon',
  overdue: 'status status-behind',
  paused: 'status status-no-data',
}

type Props = { level: ClockLevel; daysLeft: DaysLeft }

/** A deadline in words, with shape and colour: 还有 3 个工作日 · 今天到期 · 已超 1 个工作日 · 暂停计时. */
export function ClockTag({ level, daysLeft }: Props) {
  return (
    <span className={CLASS[level]}>
      {level === 'paused' ? CLOCK_LEVEL_LABELS.paused : daysLeftText(daysLeft)}
    </span>
  )
}
