import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, Prisma, type Tx, transaction } from '@/lib/core/db'
import { ALL_MEASURES, MEASURES, type Measure, VIEW_SOURCES, type ViewSource } from './measures'

// Column lists come from measures.ts, never from a caller, so raw SQL text is safe here.
const columns = (prefix = '') => Prisma.raw(ALL_MEASURES.map((name) => `${prefix}${name}`).join(', '))
const assignments = Prisma.raw(ALL_MEASURES.map((name) => `${name} = excluded.${name}`).join(', '))
const sums = Prisma.raw(ALL_MEASURES.map((name) => `coalesce(sum(u.${name}), 0)::int as ${name}`).join(', '))

const orZero = Prisma.raw(ALL_MEASURES.map((name) => `coalesce(d.${name}, 0) as ${name}`).join(', '))

const recordSums = (source: ViewSource) => {
  const list = MEASURES[source].map((name) => `sum(${name})::int as ${name}`).join(', ')
  return `left join lateral (select ${list} from ${source}_measures v where v.region_code = r.code and v.basis = b.basis) of_${source} on true`
}
const allRecordSums = Prisma.raw(VIEW_SOURCES.map(recordSums).join('\n'))
const recordColumns = (source: ViewSource) =>
  MEASURES[source].map((name: Measure) => `coalesce(of_${source}.${name}, 0) as ${name}`)
const directColumns = Prisma.raw(
  [
    ...VIEW_SOURCES.flatMap(recordColumns),
    't.townships',
    't.streets',
    '(t.townships > 0 and coalesce(of_facility.inclusive_facilities, 0) > 0)::int as townships_inclusive',
    '(t.streets > 0 and coalesce(of_facility.inclusive_facilities, 0) > 0)::int as streets_inclusive',
    '(t.townships > 0 and coalesce(of_facility.baobaowu_facilities, 0) > 0)::int as townships_baobaowu',
    '0 as counties',
    '0 as counties_without_records',
  ].join(', '),
)

/**
 * Recomputes the measures of these divisions and of the counties above them, inside the caller's transaction.
 * Counties are locked in code order first: two writers in one county wait for each other instead of losing a sum.
 */
export async function refreshRollups(tx: Tx, regionCodes: readonly string[]): Promise<void> {
  const codes = [...new Set(regionCodes)]
  if (codes.length === 0) return
  const anchors = await tx.$queryRaw<{ code: string }[]>`
    select code from regions
    where code in (select coalesce(anchor_code, code) from regions where code = any(${codes}))
    order by code for no key update`
  await refreshDirect(tx, codes)
  await refreshSubtrees(
    tx,
    anchors.map((anchor) => anchor.code),
  )
}

async function refreshDirect(tx: Tx, codes: string[]): Promise<void> {
  await tx.$executeRaw`
    insert into rollups as old (region_code, span, basis, region_path, anchor_code, ${columns()})
    select r.code, 'direct', b.basis, r.path, r.anchor_code, ${directColumns}
    from regions r
    cross join (values ('all'::"Basis"), ('filed'::"Basis")) as b(basis)
    cross join lateral (select
      (r.level = 'township' and in_force(r))::int as townships,
      (r.level = 'township' and r.township_kind is not distinct from 'street' and in_force(r))::int as streets) t
    ${allRecordSums}
    where r.code = any(${codes})
    on conflict (region_code, span, basis) do update
    set region_path = excluded.region_path, anchor_code = excluded.anchor_code,
        version = old.version + 1, updated_at = now(), ${assignments}`
}

async function refreshSubtrees(tx: Tx, anchors: string[]): Promise<void> {
  if (anchors.length === 0) return
  // Grouped once rather than asked per county: on a table that has just grown the planner has no statistics yet, and
  // picks for each county an index that reads half of it.
  await tx.$executeRaw`
    with d as materialized (
      select u.anchor_code, u.basis, ${sums} from rollups u
      where u.span = 'direct' and u.anchor_code = any(${anchors}) group by u.anchor_code, u.basis)
    insert into rollups as old (region_code, span, basis, region_path, anchor_code, ${columns()})
    select r.code, 'subtree', b.basis, r.path, r.anchor_code, ${columns('c.')}
    from regions r
    cross join (values ('all'::"Basis"), ('filed'::"Basis")) as b(basis)
    left join d on d.anchor_code = r.code and d.basis = b.basis
    cross join lateral (select ${orZero}) as e
    cross join lateral (select ${subtreeColumns}) as c
    where r.code = any(${anchors}) and r.anchor_code = r.code
    on conflict (region_code, span, basis) do update
    set region_path = excluded.region_path, anchor_code = excluded.anchor_code,
        version = old.version + 1, updated_at = now(), ${assignments}`
}

/** A county in force counts once; without a single facility it is a county whose register is empty. */
const subtreeColumns = Prisma.raw(
  ALL_MEASURES.map((name) => {
    if (name === 'counties') return 'in_force(r)::int as counties'
    if (name === 'counties_without_records')
      return '(in_force(r) and e.facilities = 0)::int as counties_without_records'
    return `e.${name}`
  }).join(', '),
)

/** Recomputes every division; after an import of divisions, a restore, or by `npm run drift -- --repair`. Returns how many. */
export async function refreshAllRollups(tx: Tx, withinPath = '100000'): Promise<number> {
  const regions = await tx.$queryRaw<{ code: string }[]>`
    select code from regions where path >= ${withinPath} and path < ${`${withinPath}0`} order by code`
  await refreshRollups(
    tx,
    regions.map((region) => region.code),
  )
  return regions.length
}

/**
 * Writes today's snapshot of every division whose sums changed since its last one, at every level.
 * Safe to run often: the day's own row is compared and replaced too, so a change taken back leaves the day as it
 * was. Returns how many rows were written.
 */
export async function snapshotRollups(tx: Tx, onDate: string, isDemo = false): Promise<number> {
  const totals = Prisma.raw(ALL_MEASURES.map((name) => `sum(u.${name})::int as ${name}`).join(', '))
  const same = Prisma.raw(
    `(${ALL_MEASURES.map((n) => `l.${n}`).join(', ')}) is not distinct from (${ALL_MEASURES.map((n) => `n.${n}`).join(', ')})`,
  )
  return tx.$executeRaw`
    with now_sums as (
      select region_code, basis, ${columns()} from rollups u where span = 'subtree'
      union all
      select u.region_code, u.basis, ${columns('u.')} from rollups u join regions r on r.code = u.region_code
      where u.span = 'direct' and r.anchor_code is distinct from r.code and r.anchor_code is not null
      union all
      select r.code, u.basis, ${totals}
      from regions r join rollups u on (u.span = 'subtree' or u.anchor_code is null)
        and u.region_path >= r.path and u.region_path < r.path || '0'
      where r.anchor_code is null
      group by r.code, u.basis
    )
    insert into rollup_snapshots (region_code, basis, on_date, is_demo, ${columns()})
    select n.region_code, n.basis, ${onDate}::date, ${isDemo}, ${columns('n.')}
    from now_sums n
    left join lateral (
      select * from rollup_snapshots s
      where s.region_code = n.region_code and s.basis = n.basis and s.on_date <= ${onDate}::date
      order by s.on_date desc limit 1) l on true
    where l.region_code is null or not (${same})
    on conflict (region_code, basis, on_date) do update set ${assignments}`
}

/** One stored sum that is not what the records say now. */
export type Drift = {
  regionCode: string
  span: 'direct' | 'subtree'
  basis: 'all' | 'filed'
  measure: Measure
  stored: number
  fresh: number
}

class RolledBack extends Error {}
const DRIFT_TIMEOUT_MS = 300_000

/**
 * Recomputes every sum from the records in a transaction that is rolled back, and tells where the stored ones differ.
 * Every county is locked first, as each writer locks its own, so no half-written change is taken for drift; writers
 * wait meanwhile. A division without a stored row counts as one with zeros.
 */
export async function findDrift(_actor: Actor, most = 1000): Promise<Drift[]> {
  let found: Drift[] = []
  await db
    .$transaction(
      async (tx) => {
        await tx.$executeRaw`select from regions where anchor_code = code order by code for no key update`
        await tx.$executeRaw`create temp table rollups_stored on commit drop as select * from rollups`
        await refreshAllRollups(tx)
        // Without statistics the planner compares every row with every other.
        await tx.$executeRaw`analyze rollups_stored`
        await tx.$executeRaw`analyze rollups`
        found = await compareWithStored(tx, most)
        throw new RolledBack()
      },
      { timeout: DRIFT_TIMEOUT_MS, maxWait: 5_000 },
    )
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
  return found
}

function compareWithStored(tx: Tx, most: number): Promise<Drift[]> {
  const names = Prisma.raw(ALL_MEASURES.map((name) => `('${name}', s.${name}, f.${name})`).join(', '))
  // Kept apart: with the limit in sight the planner walks one table in order and searches the other row by row.
  return tx.$queryRaw<Drift[]>`
    with drift as materialized (
      select f.region_path, f.region_code, f.span, f.basis, m.measure, coalesce(m.stored, 0) as stored, m.fresh
      from rollups f left join rollups_stored s using (region_code, span, basis)
      cross join lateral (values ${names}) as m(measure, stored, fresh)
      where coalesce(m.stored, 0) <> m.fresh)
    select region_code as "regionCode", span, basis, measure, stored, fresh from drift
    order by region_path, span, basis, measure limit ${most}`
}

/** Recomputes and keeps every sum. Returns how many divisions. */
export async function repairRollups(actor: Actor): Promise<number> {
  return transaction(async (tx) => {
    const count = await refreshAllRollups(tx)
    await audit(tx, actor, {
      action: 'rollup.repair',
      subject: { type: 'rollup', id: 'all' },
      after: { regions: count },
    })
    return count
  }, DRIFT_TIMEOUT_MS)
}
