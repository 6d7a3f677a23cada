import type { DateString } from '@/lib/format/date'
import type { FacilityKind, OperatingStatus } from '@/prisma/generated/enums'

export const STATUS_EVENTS = ['suspend', 'resume', 'close'] as const
export type StatusEvent = (typeof STATUS_EVENTS)[number]

/** A closed facility stays closed: its filing is cancelled (托育机构管理规范（试行）第七条), who opens again files anew. */
const TRANSITIONS = {
  operating: { suspend: 'suspended', close: 'closed' },
  suspended: { resume: 'operating', close: 'closed' },
  closed: {},
} as const satisfies Record<OperatingStatus, Partial<Record<StatusEvent, OperatingStatus>>>

/** The status an event leads to, or null where it may not happen. */
export function nextStatus(status: OperatingStatus, event: StatusEvent): OperatingStatus | null {
  const row: Partial<Record<StatusEvent, OperatingStatus>> = TRANSITIONS[status]
  return row[event] ?? null
}

/** Why a status cannot change on that day, or null. Days are civil days in Shanghai. */
export function statusDateProblem(
  on: DateString,
  facility: { statusSince: DateString | null; openedOn: DateString | null },
  today: DateString,
): string | null {
  if (on > today) return '日期不能晚于今天'
  if (facility.statusSince !== null && on < facility.statusSince) return '日期不能早于上一次状态变更'
  if (facility.openedOn !== null && on < facility.openedOn) return '日期不能早于开办日期'
  return null
}

export const CLASS_KINDS = ['infant', 'toddler', 'older', 'mixed'] as const
export type ClassKind = (typeof CLASS_KINDS)[number]
export type ClassPlaces = Record<ClassKind, number | null>

/**
 * Age of each class kind in months, [from, until). Source: 托育机构设置标准（试行）第十九条; its bands share their
 * end points, read here as half-open. A mixed class takes children from 18 months.
 */
export const CLASS_AGE_MONTHS = {
  infant: { from: 6, until: 12 },
  toddler: { from: 12, until: 24 },
  older: { from: 24, until: 36 },
  mixed: { from: 18, until: 36 },
} as const satisfies Record<ClassKind, { from: number; until: number }>

/** The class kinds a child of this age may join; none before 6 and from 36 months. */
export function classKindsAt(ageMonths: number): ClassKind[] {
  return CLASS_KINDS.filter((kind) => {
    const { from, until } = CLASS_AGE_MONTHS[kind]
    return ageMonths >= from && ageMonths < until
  })
}

/** Sum of the known class places; null when none is known. The same rule as known_places() in the database. */
export function totalPlaces(places: ClassPlaces): number | null {
  const known = CLASS_KINDS.map((kind) => places[kind]).filter((count) => count !== null)
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0)
}

/** Places nobody takes: zero when more are enrolled than there are places, null when either is unknown. */
export function vacantPlaces(places: number | null, enrolled: number | null): number | null {
  return places === null || enrolled === null ? null : Math.max(0, places - enrolled)
}

/** Kinds that file with the county (托育机构登记和备案办法（试行）); 托班 and 宝宝屋 belong to another body. */
const FILABLE: readonly FacilityKind[] = ['care_institution', 'comprehensive', 'employer', 'home']

export function isFilable(kind: FacilityKind): boolean {
  return FILABLE.includes(kind)
}

type Warned = {
  kind: FacilityKind
  placesTotal: number | null
  enrolled: number | null
  filingState: 'filed' | 'not_filed' | 'unknown'
  filedOn: DateString | null
  openedOn: DateString | null
  kindergartenId: string | null
  lng: number | null
}

/** What looks wrong but may be true: shown to the official, never a reason to refuse. */
export function facilityWarnings(facility: Warned): string[] {
  const { placesTotal, enrolled, filedOn, openedOn } = facility
  return [
    placesTotal !== null && enrolled !== null && enrolled > placesTotal
      ? `在托 ${enrolled} 人，超过托位 ${placesTotal} 个`
      : null,
    facility.kind === 'home' && placesTotal !== null && placesTotal > 5
      ? '家庭托育点收托不应超过 5 人（家庭托育点管理办法（试行））'
      : null,
    facility.kind === 'kindergarten_class' && facility.kindergartenId === null
      ? '幼儿园托班还没有关联到幼儿园，不会计入“设托班的幼儿园”'
      : null,
    filedOn !== null && openedOn !== null && openedOn > filedOn ? '开办日期晚于备案日期，请核对' : null,
    facility.filingState === 'filed' && isFilable(facility.kind) && filedOn === null
      ? '已备案但没有备案日期'
      : null,
    placesTotal === null ? '托位数未知，不计入托位总数' : null,
    facility.lng === null ? '没有位置，家长按距离查找时看不到' : null,
  ].filter((warning) => warning !== null)
}
