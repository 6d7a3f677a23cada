import { db, type Prisma, transaction } from '@/lib/core/db'
import { refreshAllRollups } from '@/lib/rollups/commands'
import type { RegionLevel, TownshipKind } from '@/prisma/generated/enums'
import { randomStream } from '@/prisma/seed/demo/random'

type Row = {
  path: string
  name: string
  level: RegionLevel
  kind?: TownshipKind
  until?: string
  anchor?: string
}

/** Every way a tree is built: with and without prefectures, a prefecture without counties, abolished towns. */
const ROWS: Row[] = [
  { path: '100000', name: '中华人民共和国', level: 'country' },
  { path: '100000/530000', name: '云南省', level: 'province' },
  { path: '100000/530000/530100', name: '昆明市', level: 'prefecture' },
  ...['530102', '530103'].flatMap((county): Row[] => {
    const path = `100000/530000/530100/${county}`
    const town = (tail: string, kind: TownshipKind, until?: string): Row => ({
      path: `${path}/${county}${tail}`,
      name: `${county}${tail}`,
      level: 'township',
      kind,
      until,
      anchor: county,
    })
    return [
      { path, name: county, level: 'county', anchor: county },
      town('001', 'street'),
      town('002', 'street'),
      town('100', 'town'),
      town('400', 'functional_zone'),
      town('003', 'street', '2020-01-01'),
    ]
  }),
  { path: '100000/310000', name: '上海市', level: 'province' },
  { path: '100000/310000/310120', name: '奉贤区', level: 'county', anchor: '310120' },
  {
    path: '100000/310000/310120/310120101',
    name: '南桥镇',
    level: 'township',
    kind: 'town',
    anchor: '310120',
  },
  {
    path: '100000/310000/310120/310120001',
    name: '西渡街道',
    level: 'township',
    kind: 'street',
    anchor: '310120',
  },
  { path: '100000/440000', name: '广东省', level: 'province' },
  { path: '100000/440000/441900', name: '东莞市', level: 'prefecture', anchor: '441900' },
  {
    path: '100000/440000/441900/441900003',
    name: '东城街道',
    level: 'township',
    kind: 'street',
    anchor: '441900',
  },
  { path: '100000/650000', name: '新疆维吾尔自治区', level: 'province' },
  { path: '100000/650000/659001', name: '石河子市', level: 'county', anchor: '659001' },
]

const codeOf = (path: string) => path.split('/').at(-1) ?? ''
export const REGIONS = ROWS.map(({ path, level, anchor }) => ({
  code: codeOf(path),
  path,
  level,
  name: codeOf(path),
  anchorCode: anchor ?? null,
}))

export async function makeTree(): Promise<void> {
  await db.region.createMany({
    data: ROWS.map(({ path, name, level, kind, until, anchor }) => ({
      code: codeOf(path),
      path,
      name,
      level,
      townshipKind: kind ?? null,
      parentCode: path.split('/').at(-2) ?? null,
      anchorCode: anchor ?? null,
      inForceUntil: until ? new Date(until) : null,
    })),
  })
}

/** A register where everything that can be unknown, closed, unfiled or expired somewhere is. */
export async function makeRegister(): Promise<void> {
  const random = randomStream('register-world')
  const orNull = <T>(value: T) => (random.chance(0.25) ? null : value)
  const homes = REGIONS.filter(
    (region) => ['county', 'township'].includes(region.level) && region.code !== '659001',
  )
  const day = (text: string) => new Date(text)
  const kindergartens = homes.flatMap((home) =>
    Array.from({ length: 4 }, (_, index): Prisma.KindergartenCreateManyInput & { id: string } => {
      const isNewBuild = random.chance(0.5)
      return {
        id: random.id(),
        name: `幼儿园${index}`,
        regionCode: home.code,
        status: random.pick(['operating', 'operating', 'building', 'planned', 'closed'] as const),
        isNewBuild,
        programme: isNewBuild && random.chance(0.6) ? '三年行动计划' : null,
        completedOn: isNewBuild ? random.pick([null, day('2023-06-01'), day('2999-06-01')]) : null,
      }
    }),
  )
  const facilities = homes.flatMap((home) =>
    Array.from({ length: 24 }, (_, index): Prisma.FacilityCreateManyInput & { id: string } => {
      const kind = random.pick([
        'care_institution',
        'comprehensive',
        'kindergarten_class',
        'baobaowu',
        'employer',
        'home',
      ] as const)
      const unknown = random.chance(0.2)
      const place = () => (unknown ? null : orNull(random.int(0, 40)))
      const hosts = kindergartens.filter((one) => one.regionCode === home.code)
      return {
        id: random.id(),
        name: `机构${index}`,
        regionCode: home.code,
        kind,
        ownership: orNull(random.pick(['public', 'nonprofit', 'for_profit'] as const)),
        inclusive: random.pick([true, false, null]),
        placesInfant: place(),
        placesToddler: place(),
        placesOlder: place(),
        placesMixed: place(),
        enrolled: orNull(random.int(0, 60)),
        filingState: random.pick(['filed', 'not_filed', 'unknown'] as const),
        status: random.pick(['operating', 'operating', 'operating', 'suspended', 'closed'] as const),
        kindergartenId: kind === 'kindergarten_class' ? (random.pick(hosts).id ?? null) : null,
      }
    }),
  )
  const sites = homes.flatMap((home) =>
    Array.from({ length: 8 }, (_, index): Prisma.ServiceSiteCreateManyInput & { id: string } => ({
      id: random.id(),
      kind: random.pick([
        'guidance_centre',
        'guidance_station',
        'parent_child_room',
        'nursing_room',
      ] as const),
      name: `服务点${index}`,
      regionCode: home.code,
      status: random.pick(['operating', 'operating', 'suspended'] as const),
      isBuilt: random.chance(0.6),
      communitiesCovered: orNull(random.int(0, 20)),
    })),
  )
  const title = () => ({
    kind: random.pick(['demonstration', 'quality'] as const),
    awardedOn: day('2022-01-01'),
    validUntil: random.pick([null, day('2023-01-01'), day('2999-01-01')]),
  })
  await db.kindergarten.createMany({ data: kindergartens })
  await db.facility.createMany({ data: facilities })
  await db.serviceSite.createMany({ data: sites })
  await db.title.createMany({
    data: [
      ...facilities.filter(() => random.chance(0.3)).map((one) => ({ ...title(), facilityId: one.id })),
      ...sites.filter(() => random.chance(0.8)).map((one) => ({ ...title(), serviceSiteId: one.id })),
    ],
  })
  await db.doctorContract.createMany({
    data: facilities
      .filter(() => random.chance(0.5))
      .map((one) => ({
        facilityId: one.id,
        medicalBody: '卫生院',
        signedOn: day('2024-01-01'),
        endsOn: random.pick([null, day('2024-06-01'), day('2999-01-01')]),
      })),
  })
  await db.regionStatistic.createMany({
    data: REGIONS.flatMap(({ code }, index) =>
      (['resident_population', 'children_under_3', 'children_1_to_3', 'communities'] as const).map(
        (kind) => ({
          regionCode: code,
          year: 2022,
          kind,
          value: 1_000 + index * 17,
          source: '测试',
          confidence: 'A' as const,
        }),
      ),
    ),
  })
  await transaction((tx) => refreshAllRollups(tx), 60_000)
}
