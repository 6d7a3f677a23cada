import type { Prisma } from '@/lib/core/db'
import type { Comparator, TargetPeriod } from '@/prisma/generated/enums'

export type ReferenceDto = {
  id: string
  code: string
  label: string
  year: number
  value: number
  unit: string
  source: string
  version: number
}

export type TargetDto = {
  id: string
  planCode: string
  planTitle: string
  /** Whose planner may change it. */
  planRegionPath: string
  clauseId: string
  clauseTitle: string
  regionCode: string
  regionName: string
  regionPath: string
  subArea: { id: string; name: string; memberCodes: string[] } | null
  indicatorCode: string
  comparator: Comparator
  /** In `unit`; null only for gte_ref, where `reference` stands in. */
  value: number | null
  unit: string
  year: number | null
  yearText: string
  period: TargetPeriod
  scopeText: string
  denominatorText: string | null
  eachLevel: string | null
  countLevel: string | null
  requiredSharePercent: number
  overridesTargetId: string | null
  pathGroup: string | null
  referenceCode: string | null
  /** The latest value of the moving reference whose year is over on the day asked for. */
  reference: ReferenceDto | null
  baseline: { value: number; year: number; note: string | null } | null
  note: string | null
  ownerDepartment: string
  version: number
}

export const TARGET_COLUMNS = {
  id: true,
  clauseId: true,
  regionCode: true,
  indicatorCode: true,
  comparator: true,
  value: true,
  unit: true,
  year: true,
  yearText: true,
  period: true,
  scopeText: true,
  denominatorText: true,
  eachLevel: true,
  countLevel: true,
  requiredSharePercent: true,
  overridesTargetId: true,
  pathGroup: true,
  referenceCode: true,
  baselineValue: true,
  baselineYear: true,
  baselineNote: true,
  note: true,
  ownerDepartment: true,
  version: true,
  region: { select: { name: true, path: true } },
  clause: {
    select: {
      title: true,
      ownerDepartment: true,
      plan: { select: { code: true, title: true, region: { select: { path: true } } } },
    },
  },
  subArea: {
    select: {
      id: true,
      name: true,
      members: { select: { regionCode: true }, orderBy: { regionCode: 'asc' as const } },
    },
  },
} as const satisfies Prisma.TargetSelect

type TargetRow = Prisma.TargetGetPayload<{ select: typeof TARGET_COLUMNS }>

export function toTargetDto(row: TargetRow, references: ReadonlyMap<string, ReferenceDto>): TargetDto {
  const { region, clause, subArea, baselineValue, baselineYear, baselineNote, ...rest } = row
  return {
    ...rest,
    planCode: clause.plan.code,
    planTitle: clause.plan.title,
    planRegionPath: clause.plan.region.path,
    clauseTitle: clause.title,
    regionName: region.name,
    regionPath: region.path,
    subArea: subArea && {
      id: subArea.id,
      name: subArea.name,
      memberCodes: subArea.members.map((member) => member.regionCode),
    },
    value: row.value === null ? null : Number(row.value),
    requiredSharePercent: Number(row.requiredSharePercent),
    reference: (row.referenceCode && references.get(row.referenceCode)) || null,
    baseline:
      baselineValue === null || baselineYear === null
        ? null
        : { value: Number(baselineValue), year: baselineYear, note: baselineNote },
    ownerDepartment: row.ownerDepartment ?? clause.ownerDepartment,
  }
}

export const toReferenceDto = ({
  value,
  ...rest
}: Prisma.ReferenceValueGetPayload<object>): ReferenceDto => ({
  ...rest,
  value: Number(value),
})

/** A row of GET /api/v1/targets (contract.md). A moving reference answers with its present value. */
export function toTargetItem(target: TargetDto) {
  const { id, planCode, regionCode, indicatorCode, comparator, unit, year, scopeText } = target
  const value = target.value ?? target.reference?.value ?? null
  const subArea = target.subArea ? `${target.subArea.name}；` : ''
  return {
    id,
    plan: planCode,
    region: regionCode,
    indicator: indicatorCode,
    comparator,
    value,
    unit,
    year,
    scope: `${subArea}${scopeText}`,
  }
}
