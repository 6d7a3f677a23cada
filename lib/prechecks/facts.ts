import { CLASS_KINDS, type ClassKind } from '@/lib/facilities/rules'
import { addDays, addMonths, type DateString, daysBetween, isRealDate } from '@/lib/format/date'

/** Ordinary institutions and home facilities (家庭托育点) are measured by different documents. */
export type SiteKind = 'institution' | 'home'

export type LivingUse = 'activity' | 'sleeping' | 'combined'

/** A room children live in; `classKinds` has the kind of each class that uses it, empty: not known. */
export type LivingRoom = {
  name: string
  use: LivingUse
  areaSquareMetres: number | null
  windowAreaSquareMetres: number | null
  floor: number | null
  classKinds: readonly ClassKind[]
}

export type SiteClass = {
  name: string
  kind: ClassKind | null
  places: number | null
  carers: number | null
}

/**
 * What is known of a site, whoever said it: a visitor of the pre-check or a filing. null means nobody said, and a
 * number that is none (negative, not finite) counts as not said: it can never make a rule fit.
 */
export type SiteFacts = {
  kind: SiteKind
  /** Storeys used, 1 is the ground floor, below 1 is a basement or semi-basement. */
  floors: readonly number[] | null
  buildingAreaSquareMetres: number | null
  outdoorAreaSquareMetres: number | null
  isOutdoorShared: boolean | null
  premises: 'owned' | 'leased' | null
  leaseYears: number | null
  classes: readonly SiteClass[] | null
  /** Classes for which no room is named. */
  classesWithoutRoom: readonly string[]
  mixedFromMonths: number | null
  rooms: readonly LivingRoom[] | null
  /** Window opening against floor area, room by room. */
  windows: readonly Pick<LivingRoom, 'name' | 'areaSquareMetres' | 'windowAreaSquareMetres'>[] | null
  observationRoomSquareMetres: number | null
  /** Carers on the list of staff, when there is one. */
  listedCarers: number | null
  fullTimeHealthWorkers: number | null
  partTimeHealthWorkers: number | null
  guards: number | null
  hasQualifiedHead: boolean | null
  meals: 'own_kitchen' | 'supplier' | 'none' | null
  hasFoodPermit: boolean | null
  hasMealContract: boolean | null
  videoDays: number | null
  powderExtinguishers: number | null
  waterExtinguishers: number | null
  hasTwoDoors: boolean | null
  hasSmokeDetection: boolean | null
  bansEbikes: boolean | null
  homeAreaSquareMetres: number | null
  neighboursAgreed: boolean | null
}

/** A member of staff on the filing as lib/staff lists them. */
export type FiledStaff = { personId: string; kind: string; isFullTime?: boolean }

const LARGEST = 10_000_000

/** A number from zero, also typed as text in full-width digits; anything else is not known. */
export function readFigure(value: unknown): number | null {
  const text = typeof value === 'string' ? value.normalize('NFKC').trim() : value
  const figure = typeof text === 'string' && /^\d{1,8}(\.\d{1,4})?$/.test(text) ? Number(text) : text
  return typeof figure === 'number' && figure >= 0 && figure <= LARGEST ? figure : null
}

const readWhole = (value: unknown): number | null => {
  const figure = readFigure(value)
  return figure !== null && Number.isInteger(figure) ? figure : null
}

const readFlag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

const readChoice = <T extends string>(value: unknown, choices: readonly T[]): T | null =>
  choices.find((choice) => choice === value) ?? null

/** A storey: a whole number, negative below ground. Null: none, or not a storey. */
export function readFloor(value: unknown): number | null {
  const text = typeof value === 'string' ? value.normalize('NFKC').trim() : value
  const floor = typeof text === 'string' && /^-?\d{1,3}$/.test(text) ? Number(text) : text
  return typeof floor === 'number' && Number.isInteger(floor) && Math.abs(floor) < 200 ? floor : null
}

/** All of them or nothing: one storey that cannot be read may be the one that does not fit. */
function readFloors(value: unknown): number[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const floors = value.map(readFloor).filter((floor) => floor !== null)
  return floors.length === value.length ? floors : null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const orNull = <T>(rows: T[]): T[] | null => (rows.length > 0 ? rows : null)

/** Years of a lease, whole months counted, its last day included: 2026-01-01 to 2028-12-31 is 3. */
export function leaseYears(from: unknown, until: unknown): number | null {
  if (typeof from !== 'string' || typeof until !== 'string') return null
  if (!isRealDate(from) || !isRealDate(until) || daysBetween(from, until) < 0) return null
  const end: DateString = addDays(until, 1)
  const estimate = Math.floor(daysBetween(from, end) / 30.4) + 1
  for (let months = estimate; months > 0; months -= 1) {
    if (addMonths(from, months) <= end) return months / 12
  }
  return 0
}

/**
 * The facts of a filing's answers (codes of lib/procedures/field-register.ts); missing and malformed ones are not
 * known. `materials` are the codes of the papers attached, when the caller has them.
 */
export function siteFactsOf(
  data: unknown,
  staff: readonly FiledStaff[] = [],
  materials?: readonly string[],
): SiteFacts {
  const answers = isRecord(data) ? data : {}
  const classRows = rowsOf(answers.classes)
  const roomRows = rowsOf(answers.rooms)
  const rooms = roomRows.flatMap((row) => livingRoomOf(row, classRows))
  const observation = roomRows
    .filter((row) => row.use === 'observation')
    .map((row) => readFigure(row.areaSquareMetres))
  const posts = postsOf(answers.staff, staff)
  const count = (matches: (post: FiledStaff) => boolean) => posts?.filter(matches).length ?? null
  return {
    kind: answers.facility_kind === 'home' ? 'home' : 'institution',
    floors: readFloors(answers.floors),
    buildingAreaSquareMetres: readFigure(answers.building_area),
    outdoorAreaSquareMetres: readFigure(answers.outdoor_area),
    isOutdoorShared: readFlag(answers.outdoor_shared),
    premises: readChoice(answers.premises, ['owned', 'leased']),
    leaseYears: leaseYears(answers.lease_from, answers.lease_until),
    classes: orNull(classRows.map(classOf)),
    classesWithoutRoom: classRows.flatMap((row, index) =>
      roomRows.some(({ key }) => typeof key === 'string' && key !== '' && key === row.roomKey)
        ? []
        : classOf(row, index).name,
    ),
    mixedFromMonths: readWhole(answers.mixed_from_months),
    rooms: orNull(rooms),
    windows: orNull(rooms),
    observationRoomSquareMetres: observation.find((area) => area !== null) ?? null,
    listedCarers: count(({ kind }) => kind === 'carer'),
    fullTimeHealthWorkers: count(({ kind, isFullTime }) => kind === 'health_worker' && isFullTime !== false),
    partTimeHealthWorkers: count(({ kind, isFullTime }) => kind === 'health_worker' && isFullTime === false),
    guards: readWhole(answers.guards),
    hasQualifiedHead: null,
    meals: readChoice(answers.meals, ['own_kitchen', 'supplier', 'none']),
    hasFoodPermit: materials ? materials.includes('food_permit') : null,
    hasMealContract: materials ? materials.includes('meal_contract') : null,
    videoDays: readWhole(answers.video_days),
    powderExtinguishers: readWhole(answers.fire_extinguishers),
    // The filing asks for one number of all extinguishers: it counts as the common dry powder.
    waterExtinguishers: readWhole(answers.fire_extinguishers) === null ? null : 0,
    hasTwoDoors: null,
    hasSmokeDetection: readFlag(answers.smoke_alarm),
    bansEbikes: readFlag(answers.ebike_ban),
    homeAreaSquareMetres: readFigure(answers.living_area),
    neighboursAgreed: readFlag(answers.neighbours_agreed),
  }
}

const classOf = (row: Record<string, unknown>, index: number): SiteClass => ({
  name: textOf(row.name) || `第 ${index + 1} 个班`,
  kind: readChoice(row.kind, CLASS_KINDS),
  places: readWhole(row.places),
  carers: readWhole(row.carers),
})

function livingRoomOf(row: Record<string, unknown>, classRows: Record<string, unknown>[]): LivingRoom[] {
  const use = readChoice(row.use, ['activity', 'sleeping', 'combined'])
  if (!use) return []
  const users = classRows.filter(({ roomKey }) => typeof roomKey === 'string' && roomKey === row.key)
  const classKinds = users.flatMap(({ kind }) => readChoice(kind, CLASS_KINDS) ?? [])
  return [
    {
      name: textOf(row.name) || '没有名称的房间',
      use,
      areaSquareMetres: readFigure(row.areaSquareMetres),
      windowAreaSquareMetres: readFigure(row.windowAreaSquareMetres),
      floor: readFloor(row.floor),
      classKinds,
    },
  ]
}

/** Who is on the filing in which post; whether full-time stands in the staff record. Null: the list is empty. */
function postsOf(listed: unknown, staff: readonly FiledStaff[]): FiledStaff[] | null {
  const rows = rowsOf(listed).map((row) => {
    const known = staff.find(({ personId }) => personId === row.personId)
    return { personId: textOf(row.personId), kind: textOf(row.kind), isFullTime: known?.isFullTime }
  })
  return orNull(rows)
}
