import { beforeAll, describe, expect, test } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { listFacilities } from '@/lib/facilities/queries'
import { facilityFilterSchema } from '@/lib/facilities/schema'
import { exportFacilities } from '@/lib/facility-exports/commands'
import { refreshAllRollups } from '@/lib/rollups/commands'
import type { FacilityKind, OperatingStatus } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { actorOf, FENGCHENG, FENGXIAN, layRegions, NANQIAO, PUDONG } from './register-fixtures'

useTestDatabase()

type Seed = {
  name: string
  regionCode: string
  kind?: FacilityKind
  status?: OperatingStatus
  inclusive?: boolean
  placesToddler?: number
  placesMixed?: number
  enrolled?: number
  lng?: number
  lat?: number
  address?: string
}
const SEEDS: Seed[] = [
  {
    name: '近',
    regionCode: NANQIAO,
    lng: 121.46,
    lat: 30.92,
    inclusive: true,
    placesToddler: 15,
    enrolled: 10,
  },
  {
    name: '远',
    regionCode: FENGCHENG,
    lng: 121.65,
    lat: 30.92,
    inclusive: false,
    placesMixed: 18,
    enrolled: 18,
  },
  { name: '中', regionCode: FENGXIAN, lng: 121.5, lat: 30.92, kind: 'home', placesMixed: 5 },
  { name: '无位置_100%', regionCode: NANQIAO, kind: 'baobaowu', address: '解放路 9 号' },
  { name: '停', regionCode: NANQIAO, status: 'suspended', lng: 121.4601, lat: 30.92 },
  { name: '关', regionCode: NANQIAO, status: 'closed', lng: 121.4602, lat: 30.92 },
  {
    name: '浦东的',
    regionCode: PUDONG,
    lng: 121.54,
    lat: 31.2,
    inclusive: true,
    placesToddler: 0,
    enrolled: 0,
  },
]

beforeAll(async () => {
  await layRegions()
  await db.facility.createMany({ data: SEEDS.map((seed) => ({ kind: 'care_institution', ...seed })) })
  await transaction((tx) => refreshAllRollups(tx))
})

const list = (query: Record<string, string>, actor = publicActor) =>
  listFacilities(actor, facilityFilterSchema.parse(query))
const names = async (query: Record<string, string>, actor = publicActor) => {
  const { items, total } = await list(query, actor)
  expect(total).toBe(items.length)
  return items.map((item) => item.name).sort()
}

describe('filters', () => {
  test.each([
    [{}, ['中', '无位置_100%', '浦东的', '近', '远']],
    [{ region: FENGXIAN }, ['中', '无位置_100%', '近', '远']],
    [{ region: NANQIAO }, ['无位置_100%', '近']],
    [{ region: '310120118001' }, ['无位置_100%', '近']],
    [{ region: '310000' }, ['中', '无位置_100%', '浦东的', '近', '远']],
    [{ kind: 'home' }, ['中']],
    [{ inclusive: '1' }, ['浦东的', '近']],
    [{ inclusive: '0' }, ['远']],
    [{ vacancy: '1' }, ['近']],
    [{ ageMonths: '13' }, ['近']],
    [{ ageMonths: '20' }, ['中', '近', '远']],
    [{ ageMonths: '3' }, []],
    [{ q: '_100%' }, ['无位置_100%']],
    [{ q: '%' }, ['无位置_100%']],
    [{ q: '解放路' }, ['无位置_100%']],
    [{ status: 'suspended' }, ['停']],
    [{ status: 'all', region: NANQIAO }, ['停', '无位置_100%', '近']],
    [{ status: 'closed' }, []],
  ])('%j lists %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  test('officials also see the closed', async () => {
    expect(await names({ status: 'closed' }, actorOf('township', NANQIAO))).toEqual(['关'])
  })

  test('a region nobody knows is refused', async () => {
    await expect(list({ region: '999999' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('an unfiltered area counts from the rollup, as the dashboard does', async () => {
    await db.rollup.updateMany({
      where: { regionCode: PUDONG, span: 'subtree', basis: 'all' },
      data: { facilities: 7 },
    })
    expect((await list({ region: PUDONG })).total).toBe(7)
    expect((await list({ region: PUDONG, inclusive: '1' })).total).toBe(1)
    await transaction((tx) => refreshAllRollups(tx))
  })
})

describe('a row', () => {
  test('has the shape of the contract; unknown is null', async () => {
    const [item] = (await list({ q: '无位置' })).items
    expect(item).toMatchObject({
      kind: 'baobaowu',
      address: '解放路 9 号',
      region: { code: NANQIAO, name: '南桥镇' },
      lng: null,
      distanceMetres: null,
      inclusive: null,
      places: { infant: null, toddler: null, older: null, mixed: null, total: null },
      vacancies: { total: null, asOf: null },
      filing: { number: null, filedOn: null },
    })
  })

  test('vacancies carry their day only when known', async () => {
    const [item] = (await list({ q: '近' })).items
    expect(item?.vacancies).toEqual({ total: 5, asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) })
  })
})

describe('nearness', () => {
  const near = '121.458,30.918'

  test('orders by distance and leaves out what has no position', async () => {
    const { items } = await list({ near })
    expect(items.map((item) => item.name)).toEqual(['近', '中', '远', '浦东的'])
    expect(items[0]?.distanceMetres).toBeGreaterThan(250)
    expect(items[0]?.distanceMetres).toBeLessThan(350)
  })

  test('a radius in ground metres cuts exactly', async () => {
    const { items } = await list({ near })
    const middle = items[1]?.distanceMetres ?? 0
    expect(await names({ near, radius: String(middle + 1) })).toEqual(['中', '近'])
    expect(await names({ near, radius: String(middle - 1) })).toEqual(['近'])
  })

  test('pages follow each other without gap or repeat', async () => {
    const pages = await Promise.all(
      ['1', '2', '3', '4', '5'].map((page) => list({ near, page, pageSize: '1' })),
    )
    expect(pages.flatMap(({ items }) => items.map((item) => item.name))).toEqual(['近', '中', '远', '浦东的'])
  })

  test('the ground decides, not the Mercator plane, even behind a page of plane neighbours', async () => {
    // 8.2° east of 53°N is 548 km on the ground, 5° south is 556 km; on the plane the south looks nearer by 5 %.
    const at = { regionCode: PUDONG, kind: 'employer' as const }
    const south = Array.from({ length: 60 }, (_, index) => ({
      name: `南${index}`,
      lng: 120,
      lat: 48 - index / 1e5,
      ...at,
    }))
    await db.facility.createMany({
      data: [...south, { name: '东', lng: 128.2, lat: 53, ...at }],
    })
    const { items } = await list({ near: '120,53', kind: 'employer', pageSize: '1' })
    expect(items.map((item) => item.name)).toEqual(['东'])
    await db.facility.deleteMany({ where: { kind: 'employer' } })
  })
})

describe('export', () => {
  test('writes the filtered rows and leaves a line in the audit log', async () => {
    const planner = actorOf('planner')
    const file = await exportFacilities(planner, facilityFilterSchema.parse({ region: FENGXIAN }), 'csv')
    const lines = String(file).trim().split('\r\n')
    expect(lines[0]).toContain('机构名称,区划代码')
    expect(lines).toHaveLength(1 + 4)
    const where = { action: 'facility.export', actorId: planner.accountId }
    expect(await db.auditEvent.count({ where })).toBe(1)
  })

  test('does not exist for others', async () => {
    const filter = facilityFilterSchema.parse({})
    await expect(exportFacilities(actorOf('parent', null), filter, 'csv')).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
