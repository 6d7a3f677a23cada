import { addDays, type DateString, yearEnd, yearOf, yearStart } from '@/lib/format/date'
import { roundHalfUp } from '@/lib/format/number'
import type { SettingKey, Settings } from '@/lib/settings/rules'
import { type StaffPostKind, TrainingAccount } from '@/prisma/generated/enums'

/** 五年为一周期 (YN-09). */
export const CYCLE_YEARS = 5

export const ACCOUNTS = Object.values(TrainingAccount)

type HoursKey = Extract<SettingKey, `training${string}Hours${string}`>

/**
 * What each account asks of whom: a calendar year in 课时 of everybody who works in care (FX-16, FX-17), a cycle in 学时
 * of heads or of carers (YN-08, YN-09). 课时 and 学时 are never converted into each other.
 */
export const ACCOUNT_RULES = {
  skill_year: { period: 'year', unit: '课时', setting: 'trainingSkillHoursPerYear', posts: null },
  ethics_year: { period: 'year', unit: '课时', setting: 'trainingEthicsHoursPerYear', posts: null },
  head_cycle: { period: 'cycle', unit: '学时', setting: 'trainingHeadHoursPerCycle', posts: ['head'] },
  carer_cycle: { period: 'cycle', unit: '学时', setting: 'trainingCarerHoursPerCycle', posts: ['carer'] },
} as const satisfies Record<
  TrainingAccount,
  {
    period: 'year' | 'cycle'
    unit: '课时' | '学时'
    setting: HoursKey
    posts: readonly StaffPostKind[] | null
  }
>

/** The settings the ledgers read. */
export const TRAINING_KEYS = [
  ...ACCOUNTS.map((account) => ACCOUNT_RULES[account].setting),
  'trainingCycleStartYear',
  'trainingCarryOver',
] as const satisfies SettingKey[]
export type TrainingSettings = Pick<Settings, (typeof TRAINING_KEYS)[number]>

/** First and last day, both counted. */
export type Period = { from: DateString; to: DateString }

/**
 * The period of an account that a day lies in: the calendar year, or the five-year cycle counted from the start year,
 * backwards too. null: the area has not said where its cycles begin.
 */
export function periodOf(account: TrainingAccount, day: DateString, startYear: number | null): Period | null {
  if (ACCOUNT_RULES[account].period === 'year') return { from: yearStart(day), to: yearEnd(day) }
  if (startYear === null) return null
  const year = yearOf(day)
  const first = year - ((((year - startYear) % CYCLE_YEARS) + CYCLE_YEARS) % CYCLE_YEARS)
  return { from: `${first}-01-01`, to: `${first + CYCLE_YEARS - 1}-12-31` }
}

const periodBefore = (account: TrainingAccount, { from }: Period, startYear: number | null) =>
  periodOf(account, addDays(from, -1), startYear)

/** What an attendance booked; a revoked one is not handed in at all. */
export type Booked = { accounts: readonly TrainingAccount[]; hours: number; attendedOn: DateString }

/** Hours on one account in a period: each attendance once, however often it names the account. */
export function hoursIn(booked: readonly Booked[], account: TrainingAccount, { from, to }: Period): number {
  const counted = booked.filter(
    (one) => one.accounts.includes(account) && one.attendedOn >= from && one.attendedOn <= to,
  )
  return roundHalfUp(
    counted.reduce((sum, { hours }) => sum + hours, 0),
    1,
  )
}

/** no_requirement: no document asks for it here, which is neither met nor behind. */
export type Standing = 'met' | 'behind' | 'no_requirement' | 'no_period'

export type LedgerLine = {
  account: TrainingAccount
  unit: '课时' | '学时'
  period: Period | null
  /** null: nothing is asked. */
  required: number | null
  /** null: without a period nobody can say which hours count. */
  done: number | null
  /** Of `done`, what the period before left over; 0 unless the area allows it. */
  carried: number
  missing: number | null
  standing: Standing
  /** The document that asks, and whose it is; '' without a requirement. */
  source: string
}

/** A running post and what its facility's area asks; null settings: no facility, so no area and no requirement. */
export type LedgerPost = { kind: StaffPostKind; settings: TrainingSettings | null }

type Demand = { required: number; source: string; startYear: number | null; carriesOver: boolean }

/** What the posts ask on an account: of two areas the higher figure, because both ask. null: nobody asks. */
function demandOf(account: TrainingAccount, posts: readonly LedgerPost[]): Demand | null {
  const { setting, posts: kinds } = ACCOUNT_RULES[account]
  const demands = posts.flatMap(({ kind, settings }) => {
    if (!settings || (kinds !== null && !(kinds as readonly StaffPostKind[]).includes(kind))) return []
    const { value, source, regionName } = settings[setting]
    if (value === null) return []
    const startYear = settings.trainingCycleStartYear.value
    const carriesOver = settings.trainingCarryOver.value === 'yes'
    return [{ required: value, source: `${regionName}：${source}`, startYear, carriesOver }]
  })
  return demands.sort((a, b) => b.required - a.required)[0] ?? null
}

/**
 * A person's accounts on a day: those the posts ask for, and those with hours this year although nobody asks. Hours
 * above the requirement stay in their period unless the area lets them go on, then once and only by the person's own.
 */
export function ledgerOf(
  posts: readonly LedgerPost[],
  booked: readonly Booked[],
  today: DateString,
): LedgerLine[] {
  return ACCOUNTS.flatMap((account) => {
    const demand = demandOf(account, posts)
    const { unit } = ACCOUNT_RULES[account]
    if (!demand) return withoutDemand(account, booked, today)
    const { required, source, startYear, carriesOver } = demand
    const period = periodOf(account, today, startYear)
    const common = { account, unit, period, required, source }
    if (!period) return [{ ...common, done: null, carried: 0, missing: null, standing: 'no_period' as const }]
    const before = carriesOver ? periodBefore(account, period, startYear) : null
    const carried = before ? Math.max(0, roundHalfUp(hoursIn(booked, account, before) - required, 1)) : 0
    const done = roundHalfUp(hoursIn(booked, account, period) + carried, 1)
    const missing = Math.max(0, roundHalfUp(required - done, 1))
    return [{ ...common, done, carried, missing, standing: missing === 0 ? 'met' : 'behind' } as const]
  })
}

function withoutDemand(account: TrainingAccount, booked: readonly Booked[], today: DateString): LedgerLine[] {
  const period = periodOf(account, today, null)
  const all: Period = { from: '0001-01-01', to: '9999-12-31' }
  const done = hoursIn(booked, account, period ?? all)
  if (done === 0) return []
  const { unit } = ACCOUNT_RULES[account]
  return [
    {
      ...{ account, unit, period, done, carried: 0, required: null, missing: null },
      standing: 'no_requirement',
      source: '',
    },
  ]
}

/** True when an account's requirement is not fulfilled; where nothing is asked nobody is behind. */
export const isBehind = (ledger: readonly LedgerLine[]): boolean =>
  ledger.some(({ standing }) => standing === 'behind')
