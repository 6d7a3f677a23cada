import { type DateString, yearOf } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import type { TrainingAccount } from '@/prisma/generated/enums'
import { ACCOUNT_RULES, type Standing } from './rules'

export const ACCOUNT_LABELS = {
  skill_year: '综合技能培训（课时，按年）',
  ethics_year: '职业道德教育（课时，按年）',
  head_cycle: '负责人培训（学时，五年周期）',
  carer_cycle: '保育人员培训（学时，五年周期）',
} as const satisfies Record<TrainingAccount, string>

/** In tables and on paper, where period and unit stand beside it. */
export const SHORT_ACCOUNT_LABELS = {
  skill_year: '综合技能培训',
  ethics_year: '职业道德教育',
  head_cycle: '负责人培训',
  carer_cycle: '保育人员培训',
} as const satisfies Record<TrainingAccount, string>

export const STANDING_LABELS = {
  met: '已完成',
  behind: '未完成',
  no_requirement: '本地没有要求',
  no_period: '周期起点未定',
} as const satisfies Record<Standing, string>

/** 2026年 or 2021–2025年; what is asked every year is named by its year alone. */
export function periodText(period: { from: DateString; to: DateString } | null): string {
  if (!period) return '不分期'
  const [first, last] = [yearOf(period.from), yearOf(period.to)]
  return first === last ? `${first}年` : `${first}–${last}年`
}

/** 36 课时, 20 学时, or both units where the accounts count in both: nothing is converted. */
export function hoursText(accounts: readonly TrainingAccount[], hours: number): string {
  const units = [...new Set(accounts.map((account) => ACCOUNT_RULES[account].unit))]
  return `${formatExact(hours)} ${units.join('、')}`
}

export const accountsText = (accounts: readonly TrainingAccount[]): string =>
  accounts.map((account) => SHORT_ACCOUNT_LABELS[account]).join('、')
