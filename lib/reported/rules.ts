import type { DateString } from '@/lib/format/date'
import { formatRate } from '@/lib/format/number'
import type { ReportedState } from '@/prisma/generated/enums'

export type ReportedEvent = 'confirm' | 'reject' | 'withdraw' | 'revoke'

type Move = { from: ReportedState; to: ReportedState; needsReason: boolean }

/** The life of a reported figure. A confirmed one that proves wrong is revoked, so that a right one can follow. */
export const TRANSITIONS = {
  confirm: { from: 'submitted', to: 'confirmed', needsReason: false },
  reject: { from: 'submitted', to: 'rejected', needsReason: true },
  withdraw: { from: 'submitted', to: 'withdrawn', needsReason: false },
  revoke: { from: 'confirmed', to: 'withdrawn', needsReason: true },
} as const satisfies Record<ReportedEvent, Move>

export const REPORTED_EVENTS = ['confirm', 'reject', 'withdraw', 'revoke'] as const satisfies ReportedEvent[]

/** The state an event leads to, or null where it cannot happen. */
export function nextState(state: ReportedState, event: ReportedEvent): ReportedState | null {
  const move = TRANSITIONS[event]
  return move.from === state ? move.to : null
}

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31']
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The last day of '2025', '2025-Q1' or '2025-03'; null for any other text. */
export function periodEnd(period: string): DateString | null {
  const found = /^(20\d{2})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period)
  if (!found) return null
  const [, year = '', quarter, month] = found
  if (quarter) return `${year}-${QUARTER_ENDS[Number(quarter) - 1]}`
  if (!month) return `${year}-12-31`
  const days = month === '02' && isLeap(Number(year)) ? 29 : DAYS_IN_MONTH[Number(month) - 1]
  return `${year}-${month}-${days}`
}

/**
 * The indicators of the catalogue that are reported: a share of something counted, or a plain count. Kept here
 * because figures read this domain, so this domain cannot read the catalogue; a test holds the two together.
 */
export const REPORTABLE: Readonly<Record<string, 'share' | 'count'>> = {
  parenting_knowledge_rate: 'share',
  expert_pool: 'count',
  backbone_trainers: 'count',
  professional_staff: 'count',
  subsidised_training_count: 'count',
}

export type FigureInput = {
  indicator: string
  period: string
  value: number
  numerator: number | null
  denominator: number | null
  documentDate: DateString
}

/** The value may differ from its quotient by this many percentage points, because documents round. */
const ROUNDING = 0.05

/**
 * What is wrong with a figure, by field; empty when nothing is. Only indicators that no record can give may be
 * reported, only for a period that is over, and a share must equal numerator ÷ denominator × 100 within 0.05.
 */
export function figureErrors(figure: FigureInput, today: DateString): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  const form = Object.hasOwn(REPORTABLE, figure.indicator) ? REPORTABLE[figure.indicator] : undefined
  if (form === undefined) errors.indicator = ['这个指标不能上报：它由登记记录计算，或不在指标目录里']
  const end = periodEnd(figure.period)
  if (end === null) errors.period = ['请填写期间：年份如 2025，季度如 2025-Q1，月份如 2025-03']
  else if (end > today) errors.period = ['这个期间还没有结束']
  if (figure.documentDate > today) errors.documentDate = ['文件日期不能晚于今天']
  if (form === 'count') Object.assign(errors, countErrors(figure))
  if (form === 'share') Object.assign(errors, shareErrors(figure))
  return errors
}

function countErrors({ value, numerator, denominator }: FigureInput): Record<string, string[]> {
  if (denominator !== null) return { denominator: ['这个指标是总数，没有分母，请留空'] }
  if (numerator !== null && numerator !== value)
    return { numerator: ['这个指标是总数，分子应与数值相同，或留空'] }
  return {}
}

function shareErrors({ value, numerator, denominator }: FigureInput): Record<string, string[]> {
  if (value > 100) return { value: ['百分比应在 0 到 100 之间'] }
  if ((numerator === null) !== (denominator === null))
    return { [numerator === null ? 'numerator' : 'denominator']: ['分子和分母要一起填，或都留空'] }
  if (numerator === null || denominator === null) return {}
  if (denominator === 0) return { denominator: ['分母应大于 0'] }
  const quotient = (numerator / denominator) * 100
  if (Math.abs(quotient - value) <= ROUNDING + 1e-9) return {}
  return { value: [`数值与分子 ÷ 分母不符：${numerator} ÷ ${denominator} 是 ${formatRate(quotient)}%`] }
}
