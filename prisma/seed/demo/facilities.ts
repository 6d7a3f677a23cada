import type { Prisma } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import type { FacilityKind } from '@/prisma/generated/enums'
import { detailsOf, placesByClass } from './facility-details'
import type { Area, County, Town } from './geography'
import type { DemoKindergarten } from './kindergartens'
import { type Random, randomStream, split } from './random'

export type DemoFacility = Prisma.FacilityCreateManyInput & { id: string; county: string }

/** A facility while its area is being laid out: what it must be, before its amounts are known. */
export type Draft = {
  id: string
  kind: FacilityKind
  county: County
  town: Town | null
  kindergarten: DemoKindergarten | null
  isPublic: boolean | null
  inclusive: boolean | null | 'open'
  /** Fixed amount, a relative size still to be scaled, or unknown. */
  places: { fixed: number } | { size: number } | null
  status: 'operating' | 'suspended' | 'closed'
}

const SIZE: Record<FacilityKind, [number, number]> = {
  care_institution: [30, 90],
  comprehensive: [90, 180],
  kindergarten_class: [20, 48],
  baobaowu: [20, 70],
  employer: [20, 50],
  home: [3, 5],
}
const BAOBAOWU_MOST = 72
const ENROLMENT_UNKNOWN = 0.05
const PLACES_UNKNOWN = 0.03
const NOT_OPERATING = 0.025

/** The facilities of an area: known places add up to the recipe's exactly, inclusive ones to its share. */
export function makeFacilities(
  area: Area,
  kindergartens: readonly DemoKindergarten[],
  childrenOf: (townCode: string) => number,
  today: DateString,
): DemoFacility[] {
  const random = randomStream(`facilities:${area.code}`)
  const drafts = layOut(area, kindergartens, childrenOf, random)
  const places = scalePlaces(area, drafts)
  const inclusive = chooseInclusive(area, drafts, places, random)
  const names = new Set<string>()
  return drafts.map((draft, index) => {
    const known = places[index] ?? null
    const use = Math.min(1, Math.max(0.15, random.around(area.recipe.useRate, 0.14)))
    const enrolled = known === null || random.chance(ENROLMENT_UNKNOWN) ? null : Math.round(known * use)
    return {
      ...detailsOf(draft, { area, index, names, random, today, inclusive: inclusive[index] ?? null }),
      ...placesByClass(draft.kind, known),
      enrolled: draft.status === 'operating' ? enrolled : 0,
      county: draft.county.code,
    }
  })
}

function layOut(
  area: Area,
  kindergartens: readonly DemoKindergarten[],
  childrenOf: (townCode: string) => number,
  random: Random,
): Draft[] {
  const { recipe } = area
  const open = area.counties.filter((county) => !recipe.untouched.includes(county.code))
  const smallest = [...open].sort((a, b) => a.weight - b.weight)
  const empty = new Set(
    random
      .shuffle(smallest.slice(0, recipe.emptyCounties * 3))
      .slice(0, recipe.emptyCounties)
      .map((one) => one.code),
  )
  const used = open.filter((county) => !empty.has(county.code))
  const withoutPublic = pickCodes(used, recipe.withoutPublic, random)
  const withoutEmployer =
    recipe.withoutEmployer === null ? null : pickCodes(used, recipe.withoutEmployer, random)
  const bare = streetsWithout(used, recipe.streetsWithoutInclusive, random)
  const classes = kindergartens.filter((one) => one.hasCare && !empty.has(one.county))
  const houses = recipe.towns
    ? used.flatMap((county) => baobaowuOf(county, recipe.towns ?? {}, childrenOf, random))
    : []
  const others = recipe.facilities - classes.length - houses.length
  const perCounty = split(
    others,
    used.map((county) => county.weight ** recipe.evenness * (0.7 + random.next() * 0.6)),
  )
  const free = used.flatMap((county, at) =>
    othersOf(county, Math.max(3, perCounty[at] ?? 0), {
      recipe,
      random,
      hasPublic: !withoutPublic.has(county.code),
      hasEmployer: withoutEmployer === null ? null : !withoutEmployer.has(county.code),
      needsStreets: recipe.streetsWithoutInclusive !== null,
      bare,
    }),
  )
  const ofClasses = classes.map((one): Draft => {
    const county = used.find((candidate) => candidate.code === one.county) as County
    const town = county.towns.find((candidate) => candidate.code === one.town) ?? null
    return draftOf('kindergarten_class', county, town, random, {
      kindergarten: one,
      isPublic: one.ownership === 'public',
    })
  })
  const drafts = [...houses, ...free, ...ofClasses]
  for (const draft of drafts) if (draft.town && bare.has(draft.town.code)) draft.inclusive = false
  // Those that no figure counts come on top, so that they move none.
  const idle = Array.from({ length: Math.round(recipe.facilities * NOT_OPERATING) }, (): Draft => {
    const county = random.pick(used)
    const status = random.chance(0.6) ? 'suspended' : 'closed'
    return {
      ...draftOf('care_institution', county, pickTown(county, random), random),
      status,
      inclusive: false,
    }
  })
  return [...drafts, ...idle]
}

const pickCodes = (counties: County[], count: number, random: Random) =>
  new Set(
    random
      .shuffle(counties)
      .slice(0, count)
      .map((county) => county.code),
  )

function streetsWithout(counties: County[], count: number | null, random: Random): Set<string> {
  if (count === null) return new Set(['310120503'])
  const streets = counties.flatMap((county) => county.towns.filter((town) => town.kind === 'street'))
  return new Set(
    random
      .shuffle(streets)
      .slice(0, count)
      .map((street) => street.code),
  )
}

const pickTown = (county: County, random: Random): Town | null => {
  const total = county.towns.reduce((sum, town) => sum + town.weight, 0)
  let throwAt = random.next() * total
  for (const town of county.towns) {
    throwAt -= town.weight
    if (throwAt <= 0) return town
  }
  return county.towns.at(-1) ?? null
}

function draftOf(
  kind: FacilityKind,
  county: County,
  town: Town | null,
  random: Random,
  more: Partial<Draft> = {},
): Draft {
  const [from, to] = SIZE[kind]
  const amount = random.int(from, to)
  const isSmall = kind === 'home'
  const unknown = !isSmall && kind === 'care_institution' && random.chance(PLACES_UNKNOWN)
  return {
    id: random.id(),
    kind,
    county,
    town,
    kindergarten: null,
    isPublic: null,
    inclusive: 'open',
    places: unknown ? null : isSmall ? { fixed: amount } : { size: amount },
    status: 'operating',
    ...more,
  }
}

function baobaowuOf(
  county: County,
  towns: NonNullable<Area['recipe']['towns']>,
  childrenOf: (townCode: string) => number,
  random: Random,
): Draft[] {
  return county.towns.flatMap((town) => {
    const needed = Math.ceil(childrenOf(town.code) * (towns[town.code]?.baobaowuRatio ?? 0))
    const houses = Math.ceil(needed / BAOBAOWU_MOST)
    return split(
      needed,
      Array.from({ length: houses }, () => 0.8 + random.next() * 0.4),
    ).map((fixed) =>
      draftOf('baobaowu', county, town, random, { isPublic: true, inclusive: true, places: { fixed } }),
    )
  })
}

type Rules = {
  recipe: Area['recipe']
  random: Random
  hasPublic: boolean
  hasEmployer: boolean | null
  needsStreets: boolean
  bare: ReadonlySet<string>
}

function othersOf(
  county: County,
  count: number,
  { recipe, random, hasPublic, hasEmployer, needsStreets, bare }: Rules,
): Draft[] {
  const kinds: FacilityKind[] = []
  if (hasPublic) kinds.push('comprehensive')
  if (hasEmployer) kinds.push('employer')
  const entries = Object.entries(recipe.mix) as [FacilityKind, number][]
  const bag = entries.flatMap(([kind, share]) =>
    kind === 'employer' && hasEmployer === false ? [] : Array.from({ length: share }, () => kind),
  )
  while (kinds.length < count) kinds.push(random.pick(bag))
  const streets = needsStreets
    ? random.shuffle(county.towns.filter((town) => town.kind === 'street' && !bare.has(town.code)))
    : []
  return kinds.map((kind, index) => {
    const street = kind === 'care_institution' ? streets.pop() : undefined
    const town = street ?? (random.chance(0.03) && recipe.code !== '310120' ? null : pickTown(county, random))
    const isPublic = kind === 'comprehensive' ? hasPublic && index === 0 : null
    return draftOf(kind, county, town, random, { isPublic, ...(street ? { inclusive: true as const } : {}) })
  })
}

/** Sizes scaled so that all known places of operating facilities come to the recipe's total. */
function scalePlaces({ recipe }: Area, drafts: readonly Draft[]): (number | null)[] {
  const counted = drafts.filter((draft) => draft.status === 'operating')
  const fixed = counted.reduce((sum, { places }) => sum + (places && 'fixed' in places ? places.fixed : 0), 0)
  const sized = counted.filter(({ places }) => places && 'size' in places)
  const parts = split(
    recipe.places - fixed,
    sized.map(({ places }) => (places && 'size' in places ? places.size : 0)),
  )
  const byId = new Map(sized.map((draft, index) => [draft.id, parts[index] ?? 0]))
  return drafts.map(({ id, places, status }) => {
    if (places === null) return null
    if ('fixed' in places) return places.fixed
    return status === 'operating' ? (byId.get(id) ?? 0) : places.size
  })
}

/** Marks facilities inclusive until their places reach the recipe's share; a few stay unknown. */
function chooseInclusive(
  { recipe }: Area,
  drafts: readonly Draft[],
  places: readonly (number | null)[],
  random: Random,
) {
  const result = drafts.map((draft) => (draft.inclusive === 'open' ? false : draft.inclusive))
  let sum = drafts.reduce((all, _, at) => all + (result[at] ? (places[at] ?? 0) : 0), 0)
  const wanted = recipe.places * recipe.inclusiveShare
  const open = random.shuffle(drafts.flatMap((draft, at) => (draft.inclusive === 'open' ? [at] : [])))
  for (const at of open) {
    if (sum < wanted) {
      result[at] = true
      sum += places[at] ?? 0
    } else if (random.chance(0.08)) result[at] = null
  }
  return result
}
