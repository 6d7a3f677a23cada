import type { DaysLeft } from '@/lib/calendar/rules'
import type { ClockCode } from '@/lib/procedures/schema'
import type { ClockLevel } from './rules'

/** What a clock measures, where its procedure does not say it in its own words. */
const CLOCK_LABELS: Record<ClockCode, string> = {
  receipt: '出具备案回执',
  compliance: '核查是否符合标准',
  department_opinion: '部门反馈意见',
  correction_answer: '补正材料',
}

/** An unknown code reads as 办理: an internal name never reaches a page. */
export const clockLabel = (code: string): string =>
  Object.hasOwn(CLOCK_LABELS, code) ? CLOCK_LABELS[code as ClockCode] : '办理'

/** 还有 3 个工作日 · 今天到期 · 已超 1 个工作日 */
export function daysLeftText({ state, days }: DaysLeft): string {
  if (state === 'today') return '今天到期'
  if (state === 'left') return days === 0 ? '下一个工作日前到期' : `还有 ${days} 个工作日`
  return days === 0 ? '刚过期限' : `已超 ${days} 个工作日`
}

export const CLOCK_LEVEL_LABELS: Record<ClockLevel, string> = {
  running: '办理中',
  soon: '快到期',
  overdue: '已超期',
  paused: '暂停计时',
}
