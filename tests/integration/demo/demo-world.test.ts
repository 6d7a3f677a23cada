import { beforeAll, describe, expect, test } from 'vitest'
import { publicActor, systemActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash, unseal } from '@/lib/core/crypto'
import { db, Prisma } from '@/lib/core/db'
import { countDemo, removeDemo } from '@/lib/demo/commands'
import { hasDemoData, wasDemoLoaded } from '@/lib/demo/queries'
import { listFigureRows } from '@/lib/drilldown/queries'
import { checkCreditCode } from '@/lib/facilities/credit-code'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { findDrift } from '@/lib/rollups/commands'
import { ALL_MEASURES } from '@/lib/rollups/measures'
import { getScorecard } from '@/lib/scorecards/queries'
import { countLevelOf } from '@/lib/scorecards/rules'
import { seedDemo } from '@/prisma/seed/demo/load'
import { seedReference } from '@/scripts/seed'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()

const quiet = () => undefined
const LOAD_MS = 240_000

beforeAll(async () => {
  await seedReference(quiet)
  await seedDemo(quiet)
}, LOAD_MS)

const statuses = async (code: string) => {
  const { tiles } = await getScorecard(publicActor, code, 'all')
  return Object.fromEntries(tiles.map((tile) => [tile.target?.id ?? '', tile.status]))
}

describe('status mix', () => {
  test.each([
    [
      '310120',
      {
        'FX-01': 'met',
        'FX-03': 'behind',
        'FX-04': 'met',
        'FX-05': 'behind',
        'FX-06': 'met',
        'FX-07': 'behind',
        'FX-12': 'behind',
        'FX-15': 'behind',
      },
    ],
    [
      '530000',
      {
        'YN-01': 'behind',
        'YN-02': 'met',
        'YN-03': 'behind',
        'YN-05': 'behind',
        'YN-07': 'behind',
        'YN-08': 'no_data',
      },
    ],
    [
      '500000',
      {
        'CQ-01': 'behind',
        'CQ-02': 'met',
        'CQ-03': 'met',
        'CQ-05c': 'behind',
        'CQ-06': 'behind',
        'CQ-07': 'met',
        'CQ-08': 'met',
        'CQ-09': 'met',
        'CQ-11': 'behind',
      },
    ],
    [
      '320100',
      {
        'NJ-01': 'met',
        'NJ-02': 'behind',
        'NJ-07': 'behind',
        'NJ-08': 'met',
        'NJ-10': 'met',
        'NJ-11': 'behind',
      },
    ],
    ['120115', { 'BD-01': 'met' }],
  ])('%s', async (code, wanted) => {
    expect(await statuses(code)).toMatchObject(wanted)
  })

  test('奉贤 falls short where it should', async () => {
    const { tiles } = await getScorecard(publicActor, '310120', 'all')
    const short = tiles.find((tile) => tile.target?.id === 'FX-05')?.areas?.shortNames
    expect(short).toEqual(['柘林镇', '海湾旅游区'])
    expect(tiles.find((tile) => tile.target?.id === 'FX-03')?.missing).toBe(1)
  })
})

test('rows add up on every tile of every plan, in both 口径', async () => {
  for (const code of ['310120', '530000', '500000', '320100', '120115']) {
    for (const basis of ['all', 'filed'] as const) {
      const { region, tiles } = await getScorecard(publicActor, code, basis)
      for (const { indicator, figure, target } of tiles) {
        if (target?.subArea || figure.numerator === null) continue
        const query = {
          region,
          indicator,
          basis,
          countLevel: target ? countLevelOf(target) : null,
          pageSize: 5_000,
        }
        const { items } = await listFigureRows(publicActor, { ...query, page: 1 })
        const sum = items.reduce((all, row) => all + row.contribution, 0)
        expect(sum, `${target?.id} ${basis}`).toBe(figure.numerator)
      }
    }
  }
})

describe('consistency', () => {
  test('stored sums are what the records give', async () => {
    expect(await findDrift(publicActor)).toEqual([])
  })

  test('towns add up to their county, in people and in children', async () => {
    const wrong = await db.$queryRaw`
      select t.parent, t.kind, t.year from (
        select r.parent_code as parent, s.kind, s.year, sum(s.value) as value from region_statistics s
        join regions r on r.code = s.region_code where r.level = 'township' and s.is_demo group by 1, 2, 3) t
      join region_statistics c on c.region_code = t.parent and c.kind = t.kind and c.year = t.year
      where c.value <> t.value`
    expect(wrong).toEqual([])
  })

  test('the past only grows, and a county is the sum of its towns and its own', async () => {
    const falls = await db.$queryRaw`
      select region_code from (select region_code, basis, on_date, facilities, places,
        lag(facilities) over w as before, lag(places) over w as places_before from rollup_snapshots where is_demo
        window w as (partition by region_code, basis order by on_date)) s
      where facilities < before or places < places_before limit 3`
    expect(falls).toEqual([])
    const sums = Prisma.raw(
      ALL_MEASURES.filter((name) => name !== 'townships' && name !== 'streets')
        .map((n) => `sum(t.${n})::int as ${n}`)
        .join(', '),
    )
    const [towns] = await db.$queryRaw<Record<string, number>[]>`
      select ${sums} from regions r cross join lateral (select * from rollup_snapshots s
        where s.region_code = r.code and s.basis = 'all' and s.on_date <= (select min(on_date) + 200 from rollup_snapshots)
        order by s.on_date desc limit 1) t where r.parent_code = '310120'`
    const [county] = await db.$queryRaw<Record<string, number>[]>`
      select * from rollup_snapshots where region_code = '310120' and basis = 'all'
        and on_date <= (select min(on_date) + 200 from rollup_snapshots) order by on_date desc limit 1`
    for (const name of [
      'facilities',
      'places',
      'enrolled',
      'kindergartens_with_care',
      'townships_inclusive',
    ]) {
      expect(towns?.[name], name).toBe(county?.[name])
    }
    expect(county?.townships).toBe(13)
  })

  test('about the size of the real thing; nothing of it in 秦淮', async () => {
    const counts = await countDemo(publicActor)
    expect(counts.facilities).toBeGreaterThan(3_200)
    expect(counts.kindergartens).toBe(1_500)
    expect(counts.service_sites).toBeGreaterThan(880)
    expect(await db.facility.count({ where: { regionCode: { startsWith: '320104' } } })).toBe(67)
    expect(
      await db.facility.count({ where: { isDemo: true, NOT: { name: { endsWith: '（演示）' } } } }),
    ).toBe(0)
    expect(await db.facility.count({ where: { isDemo: true, phone: { not: null } } })).toBe(0)
    const operator = await db.account.findUnique({
      where: { username: 'operator' },
      select: { facility: true, operator: { select: { isDemo: true, creditCode: true, posts: true } } },
    })
    expect(operator?.facility).toMatchObject({
      regionCode: '310120101',
      inclusive: true,
      kind: 'care_institution',
    })
    expect(operator?.operator).toMatchObject({ isDemo: true })
    expect(operator?.operator?.posts.length).toBeGreaterThanOrEqual(6)
    expect(checkCreditCode(operator?.operator?.creditCode ?? '').ok).toBe(true)
  })

  test('the invented staff have numbers of right form under no division that exists', async () => {
    const people = await db.staffPerson.findMany({ where: { isDemo: true } })
    for (const { identitySealed, identityHash } of people) {
      const number = await unseal(identitySealed)
      expect(checkIdentityNumber(number, todayInShanghai())).toMatchObject({ ok: true })
      expect(identityHash).toBe(lookupHash(number))
      expect(await db.region.count({ where: { code: { startsWith: number.slice(0, 6) } } })).toBe(0)
    }
  })
})

describe('removal', () => {
  test(
    'leaves nothing marked, the real institutions, and what a person hung on a demo record',
    async () => {
      const chain = await db.facility.findFirstOrThrow({ where: { isDemo: true } })
      await db.facility.create({
        data: {
          name: '真实的园',
          regionCode: '310120101',
          kind: 'care_institution',
          chainParentId: chain.id,
          placesMixed: 9,
        },
      })
      await db.regionStatistic.create({
        data: { regionCode: '310120', kind: 'births', year: 2024, value: 1, source: '真实', confidence: 'A' },
      })
      await removeDemo(systemActor('test'))
      expect(Object.values(await countDemo(publicActor)).every((count) => count === 0)).toBe(true)
      expect(await hasDemoData(publicActor)).toBe(false)
      expect(await wasDemoLoaded(publicActor)).toBe(true)
      expect(await db.facility.count()).toBe(68)
      expect(await db.facility.findFirst({ where: { name: '真实的园' } })).toMatchObject({
        chainParentId: null,
      })
      expect(await db.regionStatistic.count({ where: { source: '真实' } })).toBe(1)
      expect(await findDrift(publicActor)).toEqual([])
      expect(await db.rollupSnapshot.count({ where: { onDate: { lte: new Date(todayInShanghai()) } } })).toBe(
        0,
      )
    },
    LOAD_MS,
  )
})
