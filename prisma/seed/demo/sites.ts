import type { Prisma } from '@/lib/core/db'
import { addDays, type DateString, toDateColumn } from '@/lib/format/date'
import type { ServiceSiteKind } from '@/prisma/generated/enums'
import type { Area, County, Town } from './geography'
import { type Random, randomStream, split } from './random'
import { DEMO, SOURCE, shortName, VENUES, WORDS } from './words'

export type DemoSite = Prisma.ServiceSiteCreateManyInput & { id: string }
export type DemoTitle = Prisma.TitleCreateManyInput

/** Guidance centres and stations, 亲子活动室 and venues that owe a 母婴室, with the titles some of them hold. */
export function makeSites(area: Area, today: DateString): { sites: DemoSite[]; titles: DemoTitle[] } {
  const { recipe } = area
  const amounts = recipe.sites
  const random = randomStream(`sites:${area.code}`)
  const counties = area.counties.filter((county) => !recipe.untouched.includes(county.code))
  const seats = counties.filter(() => random.chance(amounts.centresPerCounty))
  const extra = Array.from({ length: amounts.extraCentres }, () => counties[0]).filter(
    (one) => one !== undefined,
  )
  const centres = [...seats, ...extra].map((county, index) =>
    site(
      'guidance_centre',
      county,
      largestTown(county),
      `婴幼儿照护服务指导中心${index >= seats.length ? `${index - seats.length + 1}部` : ''}`,
      random,
    ),
  )
  const towns = spreadTowns(counties, amounts.stations, random)
  const perTown = new Map<string, number>()
  const communities = recipe.communitiesPerTown
  const stations = towns.map(({ county, town }) => {
    const number = (perTown.get(town.code) ?? 0) + 1
    perTown.set(town.code, number)
    const one = site('guidance_station', county, town, `科学育儿指导站${number > 1 ? number : ''}`, random)
    return {
      ...one,
      communitiesCovered: random.chance(0.05) ? null : Math.round(communities * (0.6 + random.next() * 0.35)),
    }
  })
  if (recipe.towns) coverFengxian(area, stations)
  const rooms = spreadTowns(counties, amounts.rooms, random).map(({ county, town }, index) =>
    site('parent_child_room', county, town, `${random.pick(WORDS)}亲子活动室${index + 1}`, random),
  )
  const nursing = spreadTowns(counties, amounts.nursing, random).map(({ county, town }, index) => ({
    ...site('nursing_room', county, town, `${random.pick(VENUES)}${index + 1}号`, random),
    isBuilt: index < amounts.nursingBuilt,
    responsibleBody: '场所管理单位（演示）',
  }))
  const titled = [
    ...centres.slice(0, amounts.demoCentres),
    ...random.shuffle(stations).slice(0, amounts.demoStations),
  ]
  return {
    sites: [...centres, ...stations, ...rooms, ...nursing],
    titles: [
      ...titled.map((one) => siteTitle(one.id, 'demonstration', today, random)),
      ...rooms
        .slice(0, Math.round(rooms.length / 4))
        .map((one) => siteTitle(one.id, 'quality', today, random)),
    ],
  }
}

/** 奉贤: a station in every town; one of them covers too few of its communities. */
function coverFengxian(area: Area, stations: DemoSite[]): void {
  const towns = area.counties[0]?.towns ?? []
  const covered = split(
    area.recipe.communitiesPerTown * towns.length - 10,
    towns.map((town) => town.weight),
  )
  stations.forEach((station, index) => {
    const town = towns[index]
    if (!town) return
    station.regionCode = town.code
    station.name = `${shortName(town.name)}科学育儿指导站${DEMO}`
    station.communitiesCovered = covered[index] ?? null
  })
}

const largestTown = (county: County): Town | null =>
  county.towns.reduce<Town | null>((best, town) => (best && best.weight >= town.weight ? best : town), null)

function spreadTowns(counties: County[], count: number, random: Random): { county: County; town: Town }[] {
  return split(
    count,
    counties.map((county) => county.weight),
  ).flatMap((number, at) => {
    const county = counties[at]
    const towns = county ? random.shuffle(county.towns) : []
    return Array.from({ length: number }, (_, index) => towns[index % towns.length]).flatMap((town) =>
      county && town ? [{ county, town }] : [],
    )
  })
}

function site(
  kind: ServiceSiteKind,
  county: County,
  town: Town | null,
  what: string,
  random: Random,
): DemoSite {
  const place = shortName(kind === 'guidance_centre' ? county.name : (town?.name ?? county.name))
  const centre = town?.centre
  return {
    id: random.id(),
    kind,
    name: `${place}${what}${DEMO}`,
    regionCode: town?.code ?? county.code,
    address: `${county.name}${town?.name ?? ''}`,
    isBuilt: true,
    lng: centre ? Number(random.around(centre.lng, 0.008).toFixed(6)) : null,
    lat: centre ? Number(random.around(centre.lat, 0.007).toFixed(6)) : null,
    source: SOURCE,
    isDemo: true,
  }
}

const siteTitle = (
  id: string,
  kind: 'demonstration' | 'quality',
  today: DateString,
  random: Random,
): DemoTitle => ({
  kind,
  serviceSiteId: id,
  awardedOn: toDateColumn(addDays(today, -random.int(60, 900))),
  document: '演示文件',
  isDemo: true,
})
