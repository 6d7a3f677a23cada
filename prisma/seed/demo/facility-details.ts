import { addDays, type DateString, toDateColumn } from '@/lib/format/date'
import type { FacilityKind } from '@/prisma/generated/enums'
import type { Draft } from './facilities'
import type { Area } from './geography'
import { type Random, split } from './random'
import { DEMO, EMPLOYERS, ROADS, SOURCE, shortName, WORDS } from './words'

/** Past months the trends cover; what opened within them makes the figures climb. */
export const HISTORY_MONTHS = 24
const OPENED_BEFORE_HISTORY = 0.55
const HISTORY_DAYS = 720

/** Shares of the class kinds, in the order infant, toddler, older, mixed. */
const CLASSES: Record<FacilityKind, readonly [number, number, number, number]> = {
  care_institution: [10, 35, 45, 10],
  comprehensive: [14, 36, 42, 8],
  kindergarten_class: [0, 0, 100, 0],
  baobaowu: [0, 0, 0, 100],
  employer: [0, 30, 50, 20],
  home: [0, 0, 0, 100],
}

/** Known places by class kind; a kind the facility does not run is zero, an unknown total leaves all unknown. */
export function placesByClass(kind: FacilityKind, total: number | null) {
  if (total === null) return { placesInfant: null, placesToddler: null, placesOlder: null, placesMixed: null }
  const [infant = 0, toddler = 0, older = 0, mixed = 0] = split(total, CLASSES[kind])
  return { placesInfant: infant, placesToddler: toddler, placesOlder: older, placesMixed: mixed }
}

type Setting = {
  area: Area
  index: number
  names: Set<string>
  random: Random
  today: DateString
  inclusive: boolean | null
}

/** Name, address, dates, filing, fees and position of one facility. */
export function detailsOf(draft: Draft, { area, index, names, random, today, inclusive }: Setting) {
  const { id, kind, county, town, kindergarten, status } = draft
  const isEarly = random.chance(OPENED_BEFORE_HISTORY)
  const openedOn = addDays(
    today,
    -(isEarly ? random.int(HISTORY_DAYS + 20, 2_900) : random.int(3, HISTORY_DAYS)),
  )
  const isFiled = random.chance(area.recipe.filedShare)
  const filedOn = isFiled ? latest(addDays(openedOn, random.int(-10, 18)), today) : null
  const road = `${random.pick(ROADS)}${random.int(1, 320)}号`
  return {
    id,
    name: uniqueName(draft, names, random),
    regionCode: town?.code ?? county.code,
    address: random.chance(0.04) ? null : `${county.name}${town?.name ?? ''}${road}`,
    kind,
    ownership: ownershipOf(draft, random),
    inclusive,
    filingState: isFiled
      ? ('filed' as const)
      : random.chance(0.85)
        ? ('not_filed' as const)
        : ('unknown' as const),
    filedOn: filedOn && toDateColumn(filedOn),
    filingNumber: isFiled ? `演示备${county.code}-${String(index + 1).padStart(4, '0')}` : null,
    ...feesOf(kind, inclusive, random),
    status,
    statusSince: status === 'operating' ? null : toDateColumn(addDays(today, -random.int(5, 20))),
    openedOn: toDateColumn(openedOn),
    ...positionOf(draft, random),
    kindergartenId: kindergarten?.id ?? null,
    source: SOURCE,
    isDemo: true,
  }
}

const latest = (day: DateString, today: DateString) => (day > today ? today : day)

function uniqueName(draft: Draft, names: Set<string>, random: Random): string {
  for (let tries = 0; ; tries += 1) {
    const name = `${nameOf(draft, random)}${tries > 4 ? `${tries}号` : ''}${DEMO}`
    const key = `${draft.town?.code ?? draft.county.code}|${name}`
    if (names.has(key)) continue
    names.add(key)
    return name
  }
}

function nameOf({ kind, county, town, kindergarten, isPublic }: Draft, random: Random): string {
  const place = shortName(town?.name ?? county.name)
  const word = random.pick(WORDS)
  switch (kind) {
    case 'care_institution':
      return `${place}${word}${random.pick(['托育园', '托育中心', '婴幼儿照护中心', '托育服务中心'])}`
    case 'comprehensive':
      return isPublic ? `${place}${word}综合托育服务中心` : `${place}${word}综合托育园`
    case 'kindergarten_class':
      return `${(kindergarten?.name ?? `${place}${word}幼儿园`).replace(DEMO, '')}托班`
    case 'baobaowu':
      return `${place}${word}宝宝屋`
    case 'employer':
      return `${random.pick(EMPLOYERS)}${word}职工托育点`
    case 'home':
      return `${place}${word}家庭托育点`
  }
}

function ownershipOf({ kind, isPublic, kindergarten }: Draft, random: Random) {
  if (kindergarten?.ownership) return kindergarten.ownership
  if (isPublic) return 'public' as const
  if (kind === 'home') return 'for_profit' as const
  if (kind === 'employer') return random.chance(0.6) ? ('public' as const) : ('nonprofit' as const)
  if (random.chance(0.05) && kind !== 'comprehensive') return null
  return random.chance(0.35) ? ('nonprofit' as const) : ('for_profit' as const)
}

function feesOf(kind: FacilityKind, inclusive: boolean | null, random: Random) {
  if (kind === 'baobaowu') return { feeHourlyYuan: random.int(6, 15) }
  if (random.chance(0.12)) return {}
  const base = inclusive ? random.int(9, 19) : random.int(20, 46)
  return {
    feeFullDayYuan: base * 100,
    feeHalfDayYuan: random.chance(0.4) ? base * 60 : null,
    feeMealsYuan: random.int(28, 52) * 10,
  }
}

function positionOf({ town }: Draft, random: Random) {
  if (!town?.centre || random.chance(0.04)) return {}
  const { lng, lat } = town.centre
  return {
    lng: Number(random.around(lng, 0.009).toFixed(6)),
    lat: Number(random.around(lat, 0.008).toFixed(6)),
    positionSystem: 'WGS84' as const,
    positionPrecision: random.chance(0.6) ? ('poi' as const) : ('road' as const),
  }
}
