import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from '@/lib/core/db'
import { refreshAllRollups, snapshotRollups } from '@/lib/rollups/commands'
import { growRegister, loadGround, loadPast, type Rollups, type Timed } from '@/tests/bench/world/world'
import { useTestDatabase } from '@/tests/support/database'

const { url } = useTestDatabase()
const client = new Client({ connectionString: url })
const size = { facilities: 400, townships: 60, months: 6 }
const TODAY = '2026-01-31'
const timed: Timed = (_title, run) => run()
const rollups: Rollups = {
  refreshAll: () => transaction((tx) => refreshAllRollups(tx), 120_000),
  snapshot: () => transaction((tx) => snapshotRollups(tx, TODAY), 120_000),
}
const SYNTHETIC = `source like 'npm run bench%'`

beforeAll(async () => {
  await client.connect()
  await client.query(`
    insert into regions (code, name, level, parent_code, path, anchor_code, label_lng, label_lat) values
      ('100000', '中华人民共和国', 'country', null, '100000', null, null, null),
      ('110000', '北京市', 'province', '100000', '100000/110000', null, null, null),
      ('110101', '东城区', 'county', '110000', '100000/110000/110101', '110101', 116.4, 39.9),
      ('110105', '朝阳区', 'county', '110000', '100000/110000/110105', '110105', 116.5, 39.9),
      ('110106', '丰台区', 'county', '110000', '100000/110000/110106', '110106', 116.3, 39.8)`)
})
afterAll(() => client.end())

/** The world in these steps of the register; snapshots are taken at its full size. */
async function build(steps: number[]): Promise<void> {
  await loadGround(client, size, timed)
  let from = 0
  for (const to of steps) {
    await growRegister(client, { from, to }, rollups, timed)
    from = to
  }
  await loadPast(client, { size, today: TODAY, factor: 1 }, rollups, timed)
}

async function clear(): Promise<void> {
  await client.query(`
    delete from rollup_snapshots; delete from rollups; delete from reported_figures; delete from titles; delete from doctor_contracts;
    delete from facilities where ${SYNTHETIC}; delete from kindergartens; delete from service_sites;
    delete from region_statistics where ${SYNTHETIC}; delete from regions where ${SYNTHETIC}`)
}

/** One hash for each table, over everything but times of writing. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = {
    regions: SYNTHETIC,
    region_statistics: SYNTHETIC,
    facilities: SYNTHETIC,
    kindergartens: SYNTHETIC,
    service_sites: SYNTHETIC,
    titles: 'true',
    doctor_contracts: 'true',
    reported_figures: 'true',
    rollup_snapshots: 'true',
  }
  const found: Record<string, string> = {}
  for (const [table, where] of Object.entries(tables)) {
    const { rows } = await client.query(`
      select count(*) || ' ' || md5(string_agg(line, '' order by line)) as hash from (
        select (to_jsonb(t) - 'updated_at' - 'created_at' - 'entered_at')::text as line from ${table} t where ${where}) t`)
    found[table] = rows[0].hash
  }
  return found
}

test('the same world each time, whether the register grows in one step or in several', async () => {
  await build([120, 400])
  const grown = await fingerprint()
  expect(Object.values(grown).filter((hash) => hash === null || hash.startsWith('0 '))).toEqual([])
  await clear()
  await build([400])
  expect(await fingerprint()).toEqual(grown)
})

test('as many as asked, unevenly spread, with sums that agree with the records', async () => {
  const { rows } = await client.query(`select
    (select count(*)::int from facilities where ${SYNTHETIC}) as facilities,
    (select count(*)::int from kindergartens) as kindergartens,
    (select count(*)::int from regions r where level = 'township' and in_force(r)) as townships,
    (select sum(places)::int from facility_measures where basis = 'all') as places,
    (select sum(places)::int from rollups where span = 'subtree' and basis = 'all') as rolled_up,
    (select max(on_date)::text from rollup_snapshots) as last_day,
    (select count(*)::int from facilities where region_path like '100000/110000/110105%') as dense`)
  const [found] = rows
  expect(found).toMatchObject({ facilities: 400, kindergartens: 200, townships: 60, last_day: TODAY })
  expect(found.rolled_up).toBe(found.places)
  expect(found.dense).toBeGreaterThan(0)
  expect(found.dense).toBeLessThan(40)
})

test('a township has a snapshot only where it changed', async () => {
  const { rows } = await client.query(`
    select r.level, max(n) as most, min(n) as least from regions r join (
      select region_code, count(*)::int as n from rollup_snapshots where basis = 'all' and on_date < '${TODAY}' group by 1) s
      on s.region_code = r.code where r.level in ('county', 'township') group by 1 order by 1`)
  expect(rows).toEqual([
    { level: 'county', most: 6, least: 6 },
    { level: 'township', most: 2, least: 1 },
  ])
})
