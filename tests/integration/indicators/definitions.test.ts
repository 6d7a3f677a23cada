import { beforeEach, describe, expect, test } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { db, type Prisma, transaction } from '@/lib/core/db'
import { changeFacilityStatus, editFacility } from '@/lib/facilities/commands'
import { facilityFormSchema } from '@/lib/facilities/schema'
import { findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import { openFigures } from '@/lib/indicators/queries'
import type { CountLevel } from '@/lib/indicators/rules'
import { findDrift, refreshAllRollups } from '@/lib/rollups/commands'
import type { Basis } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs } from '@/tests/support/small-world'
import { makeTree, REGIONS } from './register-world'

// Each definition of the catalogue by a case one can count on one's fingers.

useTestDatabase()

const COUNTY = '530102'
const STREET = '530102001'
const TOWN = '530102100'

beforeEach(async () => {
  await db.$executeRaw`truncate facilities, kindergartens, service_sites, titles, doctor_contracts, region_statistics, rollups, rollup_snapshots, accounts cascade`
  if ((await db.region.count()) === 0) await makeTree()
})

let number = 0
const facility = (more: Partial<Prisma.FacilityCreateManyInput>): Prisma.FacilityCreateManyInput => {
  number += 1
  return { name: `机构${number}`, regionCode: STREET, kind: 'care_institution', ...more }
}

async function register(rows: Prisma.FacilityCreateManyInput[]): Promise<void> {
  await db.facility.createMany({ data: rows })
  await transaction((tx) => refreshAllRollups(tx))
}

const statistic = (
  kind: 'resident_population' | 'children_under_3' | 'children_1_to_3',
  year: number,
  value: number,
) =>
  db.regionStatistic.create({
    data: { regionCode: COUNTY, kind, year, value, source: '测试', confidence: 'A' },
  })

async function figure(
  code: string,
  {
    basis = 'all',
    countLevel = null,
    region = COUNTY,
    asOf,
  }: {
    basis?: Basis
    countLevel?: CountLevel
    region?: string
    asOf?: string
  } = {},
) {
  const book = await openFigures(publicActor, REGIONS, basis, asOf)
  return book.figure(region, findIndicator(code) as Indicator, countLevel)
}

describe('places', () => {
  test('suspended and closed facilities are not counted', async () => {
    await register([
      facility({ placesMixed: 10 }),
      facility({ placesMixed: 20, status: 'suspended' }),
      facility({ placesMixed: 40, status: 'closed' }),
    ])
    expect(await figure('places_total')).toMatchObject({ value: 10 })
  })

  test('unknown places add nothing and are told', async () => {
    await register([
      facility({ placesMixed: 10 }),
      facility({}),
      facility({ placesInfant: 5, placesOlder: null }),
    ])
    const total = await figure('places_total')
    expect(total.value).toBe(15)
    expect(total.notes.join()).toContain('1 家机构的托位数未知')
  })

  test('口径 已备案 takes filed facilities only; unknown is not filed', async () => {
    await register([
      facility({ placesMixed: 10, filingState: 'filed' }),
      facility({ placesMixed: 20, filingState: 'not_filed' }),
      facility({ placesMixed: 40, filingState: 'unknown' }),
    ])
    expect((await figure('places_total', { basis: 'filed' })).value).toBe(10)
    expect((await figure('filing_rate', { basis: 'filed' })).value).toBeCloseTo(100 / 3)
  })

  test('an empty register is unknown, never zero', async () => {
    await register([])
    expect(await figure('places_total')).toMatchObject({ value: null, missing: expect.any(String) })
  })

  test('an unknown mark is not inclusive and is told', async () => {
    await register([
      facility({ placesMixed: 30, inclusive: true }),
      facility({ placesMixed: 10, inclusive: false }),
      facility({ placesMixed: 20, inclusive: null }),
    ])
    const share = await figure('inclusive_place_share')
    expect(share.value).toBe(50)
    expect(share.notes.join()).toContain('1 家机构是否普惠未知')
  })

  test('the use rate takes only facilities where both numbers are known', async () => {
    await register([
      facility({ placesMixed: 20, enrolled: 10 }),
      facility({ placesMixed: 100, enrolled: null }),
      facility({ enrolled: 50 }),
    ])
    expect(await figure('place_use_rate')).toMatchObject({ numerator: 10, denominator: 20, value: 50 })
  })

  test('the filing rate leaves 托班 and 宝宝屋 out', async () => {
    await register([
      facility({ filingState: 'filed', kind: 'home' }),
      facility({ filingState: 'not_filed', kind: 'employer' }),
      facility({ filingState: 'not_filed', kind: 'kindergarten_class' }),
      facility({ filingState: 'not_filed', kind: 'baobaowu' }),
    ])
    expect(await figure('filing_rate')).toMatchObject({ numerator: 1, denominator: 2, value: 50 })
  })
})

describe('people below the line', () => {
  test('the latest population not later than the day, with its year', async () => {
    await register([facility({ placesMixed: 10 })])
    await statistic('resident_population', 2020, 1_000)
    await statistic('resident_population', 2023, 2_000)
    await statistic('resident_population', 2099, 5_000)
    const now = await figure('places_per_1000')
    expect(now).toMatchObject({ numerator: 10, denominator: 2_000, value: 5 })
    expect(now.notes[0]).toContain('2023')
  })

  test('enrolment is of children, not of places', async () => {
    await register([facility({ placesMixed: 20, enrolled: 10 }), facility({ enrolled: 5 })])
    await statistic('children_under_3', 2023, 300)
    expect(await figure('enrolment_rate')).toMatchObject({ numerator: 15, denominator: 300, value: 5 })
  })

  test('宝宝屋 places over children of one to three', async () => {
    await register([facility({ placesMixed: 30, kind: 'baobaowu' }), facility({ placesMixed: 50 })])
    await statistic('children_1_to_3', 2023, 200)
    expect(await figure('baobaowu_place_ratio')).toMatchObject({ numerator: 30, denominator: 200, value: 15 })
  })

  test('without a population there is no rate', async () => {
    await register([facility({ placesMixed: 10 })])
    expect(await figure('places_per_1000')).toMatchObject({ value: null, numerator: 10 })
  })
})

describe('townships', () => {
  test('all township-level divisions in force count, functional zones too, abolished ones not', async () => {
    await register([
      facility({ inclusive: true, regionCode: TOWN }),
      facility({ inclusive: true, regionCode: '530102003' }),
      facility({ inclusive: true, regionCode: COUNTY }),
    ])
    expect(await figure('inclusive_township_coverage')).toMatchObject({ numerator: 1, denominator: 4 })
  })

  test('CQ-07 counts streets only', async () => {
    await register([
      facility({ inclusive: true, regionCode: TOWN }),
      facility({ inclusive: true, regionCode: STREET }),
    ])
    const streets = await figure('inclusive_township_coverage', { countLevel: 'street' })
    expect(streets).toMatchObject({ numerator: 1, denominator: 2, value: 50 })
  })

  test('a suspended 宝宝屋 covers no township', async () => {
    await register([
      facility({ kind: 'baobaowu' }),
      facility({ kind: 'baobaowu', regionCode: TOWN, status: 'suspended' }),
    ])
    expect(await figure('baobaowu_township_coverage')).toMatchObject({
      numerator: 1,
      denominator: 4,
      value: 25,
    })
  })
})

describe('changes', () => {
  const planner = actorAs('planner', 'yunnan')
  const form = (placesMixed: string) => ({
    ...facilityFormSchema.parse({ name: '甲园', region: STREET, kind: 'care_institution', placesMixed }),
  })
  const stored = () => db.facility.findFirstOrThrow({ where: { name: '甲园' } })

  test('an edit is in the next read, at every level', async () => {
    await register([facility({ name: '甲园', placesMixed: 10 })])
    const before = await stored()
    await editFacility(planner, { ...form('25'), id: before.id, version: before.version })
    for (const region of [STREET, COUNTY, '530100', '530000', '100000']) {
      expect((await figure('places_total', { region })).value, region).toBe(25)
    }
    const after = await stored()
    await changeFacilityStatus(planner, {
      id: after.id,
      version: after.version,
      event: 'suspend',
      on: '2026-01-05',
      reason: '装修',
    })
    expect((await figure('places_total')).value).toBeNull()
  })

  test('a move takes the places along', async () => {
    await register([
      facility({ name: '甲园', placesMixed: 10 }),
      facility({ placesMixed: 1, regionCode: '530103001' }),
    ])
    const before = await stored()
    await editFacility(planner, {
      ...form('10'),
      region: '530103001',
      id: before.id,
      version: before.version,
    })
    expect((await figure('places_total')).value).toBeNull()
    expect((await figure('places_total', { region: '530103' })).value).toBe(11)
  })

  test('parallel edits leave no drift', async () => {
    const towns = [STREET, '530102002', TOWN, '530103001', '530103002']
    await register(
      Array.from({ length: 20 }, (_, index) =>
        facility({ regionCode: towns[index % towns.length] ?? STREET, placesMixed: 1 }),
      ),
    )
    const rows = await db.facility.findMany({ orderBy: { name: 'asc' } })
    await Promise.all(
      rows.map((row, index) =>
        editFacility(planner, {
          ...form(String(index + 1)),
          name: row.name,
          region: towns[(index + 2) % towns.length] ?? STREET,
          id: row.id,
          version: row.version,
        }),
      ),
    )
    expect(await findDrift(publicActor)).toEqual([])
    expect((await figure('places_total', { region: '530100' })).value).toBe(210)
  })

  test('drift is seen where a sum was changed by hand', async () => {
    await register([facility({ placesMixed: 10 })])
    await db.$executeRaw`update rollups set places = 11 where region_code = ${COUNTY} and span = 'subtree' and basis = 'all'`
    expect(await findDrift(publicActor)).toEqual([
      { regionCode: COUNTY, span: 'subtree', basis: 'all', measure: 'places', stored: 11, fresh: 10 },
    ])
  })
})
