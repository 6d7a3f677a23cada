import type { Indicator } from '@/lib/indicators/catalogue'
import type { Figure } from '@/lib/indicators/rules'
import type { TargetDto } from '@/lib/plans/queries'
import type { TargetStatus } from '@/lib/plans/rules'
import type { RegionDto } from '@/lib/regions/queries'
import { wantedValue } from '@/lib/scorecards/rules'
import type { Comparator, RegionLevel } from '@/prisma/generated/enums'

/** A row of GET /api/v1/indicator-values (contract.md). */
export type IndicatorValue = {
  region: { code: string; name: string }
  indicator: string
  value: number | null
  unit: string
  numerator: number | null
  denominator: number | null
  asOf: string
  target: { id: string; comparator: Comparator; value: number | null; year: number | null } | null
  status: TargetStatus
  subArea: string | null
  missing: string | null
  notes: string[]
}

type Judged = { target: TargetDto | null; status: TargetStatus }

/** A figure as the API tells it; without a target its status is no_target, with or without a value. */
export function toValue(
  region: Pick<RegionDto, 'code' | 'name'>,
  indicator: Indicator,
  figure: Figure,
  asOf: string,
  { target, status }: Judged = { target: null, status: 'no_target' },
): IndicatorValue {
  return {
    region: { code: region.code, name: region.name },
    indicator: indicator.code,
    value: figure.value,
    unit: indicator.unit,
    numerator: figure.numerator,
    denominator: figure.denominator,
    asOf,
    target: target && {
      id: target.id,
      comparator: target.comparator,
      value: wantedValue(target),
      year: target.year,
    },
    status,
    subArea: target?.subArea?.name ?? null,
    missing: figure.missing,
    notes: figure.notes,
  }
}

/** Some counts say nothing of a single town (its own 指导中心); they are given for a town only when asked by name. */
export function isAskedOf(indicator: Indicator, level: RegionLevel): boolean {
  return level !== 'township' || indicator.source !== 'computed' || indicator.perTownship
}
