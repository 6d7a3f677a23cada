import type { Comparator } from '@/prisma/generated/enums'

export type TargetStatus = 'met' | 'on_track' | 'behind' | 'no_data' | 'no_target'

/** What a target asks, reduced to what judging needs. */
export type Goal = {
  comparator: Comparator
  /** Null only for gte_ref, where the reference stands in. */
  value: number | null
  referenceValue: number | null
  /** The year at whose end the target must be met; null: always. */
  year: number | null
  baseline: { value: number; year: number } | null
}

/** The number to reach, or null when the moving reference is not known. */
export function goalValue(goal: Goal): number | null {
  return goal.comparator === 'gte_ref' ? goal.referenceValue : goal.value
}

const TOLERANCE = 1e-9

/** True when the value satisfies the comparator. `all` is 100 % of those that must (全覆盖). */
export function satisfies(comparator: Comparator, value: number, goal: number): boolean {
  switch (comparator) {
    case 'gte':
    case 'gte_ref':
    case 'all':
      return value >= goal - TOLERANCE
    case 'gt':
      return value > goal + TOLERANCE
    case 'lte':
      return value <= goal + TOLERANCE
    case 'eq':
      return Math.abs(value - goal) <= TOLERANCE
  }
}

/**
 * Status of one value on one day. Judged at the target's year end; before it, against the straight line from the
 * baseline to the target (序时). Where the plan gives no baseline no line can be drawn and none is invented:
 * a value short of the target is behind.
 */
export function judge(goal: Goal, value: number | null, today: string): TargetStatus {
  const wanted = goalValue(goal)
  if (value === null || wanted === null) return 'no_data'
  if (satisfies(goal.comparator, value, wanted)) return 'met'
  const expected = expectedByNow(goal, wanted, today)
  if (expected === null) return 'behind'
  return satisfies(goal.comparator === 'lte' ? 'lte' : 'gte', value, expected) ? 'on_track' : 'behind'
}

/** The value the straight line asks for on this day; null: no line can be drawn, or the year is over. */
export function expectedByNow(goal: Goal, wanted: number, today: string): number | null {
  if (goal.year === null || goal.baseline === null) return null
  const end = dayNumber(`${goal.year}-12-31`)
  const start = dayNumber(`${goal.baseline.year}-12-31`)
  const now = dayNumber(today)
  if (now >= end || end <= start) return null
  const share = Math.max(0, (now - start) / (end - start))
  return goal.baseline.value + (wanted - goal.baseline.value) * share
}

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000

export type AreaVerdict = { met: number; behind: number; unknown: number }

/**
 * Two-level targets (每区县 ≥ 1 家; 每街镇 15 %): the share of areas that satisfy it must reach `requiredSharePercent`.
 * Areas without data count as neither: they decide only when they no longer can change the answer.
 */
export function judgeAreas(areas: AreaVerdict, requiredSharePercent: number): TargetStatus {
  const total = areas.met + areas.behind + areas.unknown
  if (total === 0) return 'no_data'
  const required = (requiredSharePercent / 100) * total - TOLERANCE
  if (areas.met >= required) return 'met'
  return areas.met + areas.unknown >= required ? 'no_data' : 'behind'
}

/**
 * Which step of a year path (30 / 35 / 40 %) holds on a day: the first whose year is not over, else the last.
 * Steps must be ordered by year.
 */
export function currentStep<T extends { year: number | null }>(
  steps: readonly T[],
  today: string,
): T | undefined {
  const year = Number(today.slice(0, 4))
  return steps.find((step) => step.year !== null && step.year >= year) ?? steps.at(-1)
}

/** A year's figure exists from its 31 December on. */
export function isYearOver(year: number, today: string): boolean {
  return `${year}-12-31` <= today
}

type Wording = {
  comparator: Comparator
  value: number | null
  referenceCode: string | null
  year: number | null
  ownerDepartment: string | null
  note: string | null
  baseline: { value: number; year: number; note: string | null } | null
}

/** The part of a target that people may change, as kept in its revisions. */
export function wordingOf({
  comparator,
  value,
  referenceCode,
  year,
  ownerDepartment,
  note,
  baseline,
}: Wording): Wording {
  return { comparator, value, referenceCode, year, ownerDepartment, note, baseline }
}
