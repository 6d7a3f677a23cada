import type { Indicator } from '@/lib/indicators/catalogue'
import {
  type CountLevel,
  computeFigure,
  type Figure,
  type Inputs,
  type Statistic,
} from '@/lib/indicators/rules'
import type { TargetDto } from '@/lib/plans/queries'
import {
  type AreaVerdict,
  currentStep,
  type Goal,
  goalValue,
  judge,
  judgeAreas,
  type TargetStatus,
} from '@/lib/plans/rules'
import type { RegionDto } from '@/lib/regions/queries'
import { ALL_MEASURES, type Measures } from '@/lib/rollups/measures'
import type { StatisticKind } from '@/prisma/generated/enums'

/**
 * Which targets are asked of an area: its own plan's, and those a plan above asks of each area of its kind, where
 * an override for its sub-area takes the general one's place. The rest of the plans above serve for comparison,
 * nearest area first.
 */
export function areaTargets(
  targets: readonly TargetDto[],
  region: RegionDto,
): { asked: TargetDto[]; above: TargetDto[] } {
  const own = targets.filter((target) => target.regionCode === region.code)
  const inherited = targets.filter((target) => target.regionCode !== region.code)
  const mine = inherited.filter((target) => target.subArea?.memberCodes.includes(region.code))
  const overridden = new Set(mine.map((target) => target.overridesTargetId))
  const each = inherited.filter((target) => isAskedOfEach(target, region) && !overridden.has(target.id))
  const above = inherited
    .filter((target) => !target.subArea && !target.eachLevel)
    .sort((a, b) => b.regionPath.length - a.regionPath.length)
  return { asked: [...own, ...mine.map((target) => ({ ...target, subArea: null })), ...each], above }
}

function isAskedOfEach(target: TargetDto, region: RegionDto): boolean {
  if (target.subArea || target.eachLevel === null) return false
  if (target.eachLevel === 'street') return region.townshipKind === 'street'
  return target.eachLevel === region.level
}

/** The figure of a named sub-area (奉贤新城): its members' sums taken together. Unknown until members are set. */
export function subAreaFigure(
  indicator: Indicator,
  subArea: { name: string; memberCodes: string[] },
  inputsOf: (code: string) => Inputs,
): Figure {
  const none = { indicator: indicator.code, value: null, numerator: null, denominator: null, notes: [] }
  if (subArea.memberCodes.length === 0) return { ...none, missing: `还没有设置${subArea.name}包含哪些街镇` }
  const parts = subArea.memberCodes.map(inputsOf)
  const measures = parts.map((part) => part.measures).filter((part) => part !== null)
  const statistic = (kind: StatisticKind): Statistic | null => {
    const found = parts.map((part) => part.statistic(kind))
    if (found.some((one) => one === null)) return null
    const known = found.filter((one) => one !== null)
    return {
      value: known.reduce((sum, one) => sum + one.value, 0),
      year: Math.min(...known.map((one) => one.year)),
      source: '由所含街镇合计',
      isEstimate: known.some((one) => one.isEstimate),
    }
  }
  return computeFigure(indicator, { measures: addMeasures(measures), statistic, reported: null })
}

function addMeasures(parts: readonly Measures[]): Measures {
  return Object.fromEntries(
    ALL_MEASURES.map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]),
  ) as Record<keyof Measures, number>
}

export function countLevelOf(target: TargetDto): CountLevel {
  return target.countLevel === 'street' || target.countLevel === 'township' ? target.countLevel : null
}

export function goalOf(target: TargetDto): Goal {
  return {
    comparator: target.comparator,
    value: target.value,
    referenceValue: target.reference?.value ?? null,
    year: target.year,
    baseline: target.baseline,
  }
}

/** Steps of one year path become the step that holds on the day; every other target stays as it is. */
export function targetsOnDay(
  targets: readonly TargetDto[],
  today: string,
): { target: TargetDto; steps: TargetDto[] }[] {
  const groups = new Map<string, TargetDto[]>()
  for (const target of targets) {
    const key = target.pathGroup ?? target.id
    groups.set(key, [...(groups.get(key) ?? []), target])
  }
  return [...groups.values()].map((group) => {
    const steps = [...group].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
    return { target: currentStep(steps, today) as TargetDto, steps: steps.length > 1 ? steps : [] }
  })
}

export type Area = { code: string; figure: Figure }
export type JudgedAreas = AreaVerdict & { short: string[] }

/**
 * Judges every area of a two-level target by its own goal: a member of an overriding sub-area answers to the
 * override (奉贤新城 20 % instead of 15 %). `short` lists the areas that do not satisfy it.
 */
export function judgeEach(
  areas: readonly Area[],
  goalFor: (code: string) => Goal,
  today: string,
): JudgedAreas {
  const verdict: JudgedAreas = { met: 0, behind: 0, unknown: 0, short: [] }
  for (const { code, figure } of areas) {
    const status = judgeFigure(goalFor(code), figure, today)
    if (status === 'met') verdict.met += 1
    else if (status === 'no_data') verdict.unknown += 1
    else {
      verdict.behind += 1
      verdict.short.push(code)
    }
  }
  return verdict
}

export function statusOf(
  target: TargetDto,
  figure: Figure,
  areas: JudgedAreas | null,
  today: string,
): TargetStatus {
  if (areas) return judgeAreas(areas, target.requiredSharePercent)
  return judgeFigure(goalOf(target), figure, today)
}

/** 全部 means every one of them: with records lacking, what looks reached is not known to be. */
function judgeFigure(goal: Goal, figure: Figure, today: string): TargetStatus {
  const status = judge(goal, figure.value, today)
  return status === 'met' && goal.comparator === 'all' && figure.hasGaps ? 'no_data' : status
}

/** The number beside the live figure: the target's value, or today's moving reference. */
export function wantedValue(target: TargetDto): number | null {
  return goalValue(goalOf(target))
}
