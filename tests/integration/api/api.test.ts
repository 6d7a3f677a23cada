import { beforeAll, describe, expect, test } from 'vitest'
import * as health from '@/app/api/health/route'
import * as facility from '@/app/api/v1/facilities/[id]/route'
import * as facilities from '@/app/api/v1/facilities/route'
import * as rows from '@/app/api/v1/indicator-values/[region]/[indicator]/rows/route'
import * as values from '@/app/api/v1/indicator-values/route'
import * as indicators from '@/app/api/v1/indicators/route'
import * as regions from '@/app/api/v1/regions/route'
import * as targets from '@/app/api/v1/targets/route'
import * as workingDays from '@/app/api/v1/working-days/route'
import { todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { addDays } from '@/lib/format/date'
import { CATALOGUE } from '@/lib/indicators/catalogue'
import {
  facilityAnswer,
  facilityItem,
  figureRowItem,
  healthAnswer,
  indicatorItem,
  indicatorValueItem,
  pageAnswer,
  regionItem,
  targetItem,
  workingDaysAnswer,
} from '@/lib/open-api/schema'
import { snapshotRollups } from '@/lib/rollups/commands'
import { useTestDatabase } from '@/tests/support/database'
import { makeApiWorld } from './api-world'
import { call, good, refusal } from './call'

useTestDatabase()
beforeAll(makeApiWorld)

const V1 = '/api/v1'
const valuesOf = async (query: string) =>
  (await good(await call(values.GET, `${V1}/indicator-values?${query}`), pageAnswer(indicatorValueItem)))
    .items

test('health', async () => {
  const response = await call(health.GET, '/api/health')
  expect(await good(response, healthAnswer)).toMatchObject({ status: 'ok', database: 'ok' })
})

describe('regions', () => {
  const list = async (query: string) =>
    good(await call(regions.GET, `${V1}/regions?${query}`), pageAnswer(regionItem))

  test('the children in force of one', async () => {
    const { items, total } = await list('parent=530102')
    expect(total).toBe(4)
    expect(items[0]).toEqual({ code: '530102001', name: '530102001', level: 'township', parent: '530102' })
    expect(items.map((item) => item.code)).not.toContain('530102003')
  })

  test('all of them in pages that neither repeat nor drop', async () => {
    const first = await list('page=1&pageSize=5')
    const second = await list('page=2&pageSize=5')
    expect(first.items[0]?.code).toBe('100000')
    expect(new Set([...first.items, ...second.items].map((item) => item.code)).size).toBe(10)
    expect(first.total).toBe(second.total)
  })

  test('a village code stands for its township, unknown parameters are ignored', async () => {
    expect((await list('parent=530102001005&colour=blue')).items).toEqual([])
  })
})

describe('refusals', () => {
  test.each([
    ['regions?parent=990000', regions.GET, 422, 'invalid', ['parent']],
    ['regions?parent=110000', regions.GET, 404, 'not_found', []],
    ['regions?parent=abc', regions.GET, 422, 'invalid', ['parent']],
    ['regions?pageSize=5000', regions.GET, 422, 'invalid', ['pageSize']],
    ['regions?page=-1', regions.GET, 422, 'invalid', ['page']],
    ['targets?region=110000', targets.GET, 404, 'not_found', []],
    ['indicator-values', values.GET, 422, 'invalid', ['region']],
    ['indicator-values?region=110000', values.GET, 404, 'not_found', []],
    ['indicator-values?region=110000&children=1', values.GET, 404, 'not_found', []],
    ['indicator-values?region=530000&indicator=nonsense', values.GET, 404, 'not_found', []],
    ['indicator-values?region=530000&asOf=2025-02-30', values.GET, 422, 'invalid', ['asOf']],
    ['indicator-values?region=530000&asOf=2199-01-01', values.GET, 422, 'invalid', ['asOf']],
    ['indicator-values?region=530000&children=yes', values.GET, 422, 'invalid', ['children']],
    ['indicator-values?region=530000&basis=some', values.GET, 422, 'invalid', ['basis']],
    ['facilities?region=110000', facilities.GET, 404, 'not_found', []],
    ['facilities?near=31', facilities.GET, 422, 'invalid', ['near']],
    ['facilities?kind=school', facilities.GET, 422, 'invalid', ['kind']],
    ['working-days?from=2026-02-30&days=5', workingDays.GET, 422, 'invalid', ['from']],
    ['working-days?from=2026-02-20&days=1e3', workingDays.GET, 422, 'invalid', ['days']],
  ] as const)('%s', async (address, handler, status, code, fields) => {
    expect(await refusal(await call(handler, `${V1}/${address}`))).toEqual({ status, code, fields })
  })

  test('path parameters', async () => {
    const ask = (region: string, indicator: string) =>
      call(rows.GET, `${V1}/indicator-values/${region}/${indicator}/rows`, { params: { region, indicator } })
    expect(await refusal(await ask('110000', 'places_total'))).toMatchObject({ status: 404 })
    expect(await refusal(await ask('530000', 'nonsense'))).toMatchObject({ status: 404 })
    expect(await refusal(await ask('5300', 'places_total'))).toMatchObject({
      status: 422,
      fields: ['region'],
    })
    for (const id of ['1', '019a0000-0000-7000-8000-000000000000']) {
      expect(
        await refusal(await call(facility.GET, `${V1}/facilities/${id}`, { params: { id } })),
      ).toMatchObject({
        status: 404,
      })
    }
  })
})

test('targets of a plan, in its order', async () => {
  const { items } = await good(await call(targets.GET, `${V1}/targets?region=530000`), pageAnswer(targetItem))
  expect(items.map((item) => item.id)).toEqual(['YN-1', 'YN-2', 'YN-3'])
  expect(items[0]).toEqual({
    id: 'YN-1',
    plan: 'YN',
    region: '530000',
    indicator: 'places_total',
    comparator: 'gte',
    value: 1,
    unit: '个',
    year: 2025,
    scope: '全省',
  })
})

test('the whole catalogue', async () => {
  const { items, total } = await good(
    await call(indicators.GET, `${V1}/indicators`),
    pageAnswer(indicatorItem),
  )
  expect(total).toBe(CATALOGUE.length)
  expect(items).toHaveLength(CATALOGUE.length)
})

describe('indicator values', () => {
  test('a figure beside its target', async () => {
    const [item] = await valuesOf('region=530000&indicator=places_total')
    expect(item).toMatchObject({
      region: { code: '530000', name: '云南省' },
      target: { id: 'YN-1', comparator: 'gte', value: 1, year: 2025 },
      status: 'met',
      asOf: todayInShanghai(),
    })
    expect(item?.value).toBe(item?.numerator)
  })

  test('every indicator when none is named; what nobody recorded has no value and says why', async () => {
    const items = await valuesOf('region=530000')
    expect(new Set(items.map((item) => item.indicator)).size).toBe(CATALOGUE.length)
    const unknown = items.filter((item) => item.value === null)
    expect(unknown.length).toBeGreaterThan(0)
    for (const item of unknown) {
      expect(item.missing).toBeTruthy()
      expect(['no_data', 'no_target']).toContain(item.status)
    }
  })

  test('children answer to what is asked of each of them', async () => {
    const below = await valuesOf('region=530100&children=1&indicator=employer_facilities')
    expect(below.map((item) => [item.region.code, item.status, item.target?.id])).toEqual([
      ['530102', 'behind', 'YN-3'],
      ['530103', 'behind', 'YN-3'],
    ])
    const [country] = await valuesOf('region=100000&children=1&indicator=places_total')
    expect(country).toMatchObject({ region: { code: '310000' }, status: 'no_target', target: null })
    const own = await valuesOf('region=100000&children=1&indicator=employer_facilities')
    expect(own.find((item) => item.region.code === '530000')).toMatchObject({ status: 'behind' })
  })

  test('a child has the value it has when asked itself', async () => {
    const below = await valuesOf('region=530000&children=1&pageSize=1000')
    const own = await valuesOf('region=530100')
    expect(below).toEqual(own)
  })

  test('a past day reads its snapshot; before the first there is no data', async () => {
    const yesterday = addDays(todayInShanghai(), -1)
    await transaction((tx) => snapshotRollups(tx, yesterday))
    await db.$executeRaw`update rollup_snapshots set places = 7 where region_code = '530000' and basis = 'all'`
    const [past] = await valuesOf(`region=530000&indicator=places_total&asOf=${yesterday}`)
    expect(past).toMatchObject({ value: 7, asOf: yesterday })
    const [before] = await valuesOf('region=530000&indicator=places_total&asOf=2000-01-01')
    expect(before).toMatchObject({ value: null, status: 'no_data' })
  })

  test('basis', async () => {
    const [all] = await valuesOf('region=530000&indicator=places_total')
    const [filed] = await valuesOf('region=530000&indicator=places_total&basis=filed')
    expect(filed?.value ?? 0).toBeLessThan(all?.value ?? 0)
  })
})

describe('rows', () => {
  test.each(['places_total', 'inclusive_township_coverage', 'kindergarten_care_share', 'guidance_centres'])(
    '%s: contributions over all pages are the numerator',
    async (indicator) => {
      for (const region of ['530000', '530100', '530102', '530102001']) {
        const [value] = await valuesOf(`region=${region}&indicator=${indicator}`)
        let sum = 0
        let seen = 0
        for (let page = 1; ; page += 1) {
          const address = `${V1}/indicator-values/${region}/${indicator}/rows?page=${page}&pageSize=20`
          const answer = await good(
            await call(rows.GET, address, { params: { region, indicator } }),
            pageAnswer(figureRowItem),
          )
          sum += answer.items.reduce((all, row) => all + row.contribution, 0)
          seen += answer.items.length
          for (const row of answer.items) expect(row.facility === null).toBe(row.type !== 'facility')
          if (seen >= answer.total || answer.items.length === 0) break
        }
        expect(sum, region).toBe(value?.numerator ?? 0)
      }
    },
  )
})

describe('facilities', () => {
  test('list and dossier', async () => {
    const list = await good(
      await call(facilities.GET, `${V1}/facilities?region=530102&pageSize=3`),
      pageAnswer(facilityItem),
    )
    expect(list.items).toHaveLength(3)
    const [first] = list.items
    const dossier = await good(
      await call(facility.GET, `${V1}/facilities/${first?.id}`, { params: { id: first?.id ?? '' } }),
      facilityAnswer,
    )
    expect(dossier).toMatchObject({ id: first?.id, places: first?.places, inspections: null })
    expect(Object.keys(dossier)).not.toContain('version')
  })
})

test('working days: the first day is not counted, make-up days work', async () => {
  const ask = async (query: string) =>
    good(await call(workingDays.GET, `${V1}/working-days?${query}`), workingDaysAnswer)
  expect(await ask('from=2026-09-30&days=1')).toEqual({
    from: '2026-09-30',
    days: 1,
    due: '2026-10-02',
    provisional: false,
  })
  expect(await ask('from=2026-10-09&days=1')).toMatchObject({ due: '2026-10-10' })
  expect(await ask('from=2027-01-04&days=1')).toMatchObject({ provisional: true })
})

describe('ETag', () => {
  const address = `${V1}/indicator-values?region=530000&indicator=places_total&basis=filed`

  test('the same answer is not sent twice; a change makes another', async () => {
    const first = await call(values.GET, address)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^".+"$/)
    const again = await call(values.GET, address, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await db.$executeRaw`update rollups set places = places + 1 where basis = 'filed' and span = 'subtree'`
    await transaction(async (tx) => {
      const { announceChange } = await import('@/lib/core/changes')
      await announceChange(tx)
    })
    const changed = await call(values.GET, address, { headers: { 'if-none-match': etag } })
    expect(changed.status).toBe(200)
  })
})
