import { FACILITY_KIND_LABELS, OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import type { FacilityKind, FilingState, Ownership, PositionPrecision } from '@/prisma/generated/enums'

const byWord = <T extends string>(labels: Readonly<Record<T, string>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries<string>(labels).map(([value, label]) => [label, value as T]))

/** The portal's labels are the words of the import header, so that an export reads back. */
export const FACILITY_KIND_WORDS = byWord<FacilityKind>(FACILITY_KIND_LABELS)
export const OWNERSHIP_WORDS = byWord<Ownership>(OWNERSHIP_LABELS)

export const FILING_WORDS = { 已备案: 'filed', 未备案: 'not_filed' } as const satisfies Record<
  string,
  FilingState
>

export const PRECISION_WORDS = {
  门址: 'doorplate',
  兴趣点: 'poi',
  道路: 'road',
  街镇: 'township',
  区县: 'county',
} as const satisfies Record<string, PositionPrecision>
