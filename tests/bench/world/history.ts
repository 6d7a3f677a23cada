import type { Client } from 'pg'
import { ALL_MEASURES } from '@/lib/rollups/measures'
import { textDice } from './dice'

const CHANGES_PER_YEAR = 4

/**
 * Past snapshots up to the day before `until`: monthly for every county and what stands above; for townships only on
 * days they changed, as snapshotRollups writes them: one in five never, the rest about four times a year (口径 已备案
 * half as often). Each is today's sum × `factor`, shrunk along a straight line to 40 % at the beginning.
 */
export async function loadHistory(
  client: Client,
  { months, until, factor }: { months: number; until: string; factor: number },
): Promise<{ upper: number; townships: number }> {
  const columns = ALL_MEASURES.join(', ')
  // Divisions and records known from the beginning stay as they are; what is counted in people and places grows.
  const grown = (alias: string) =>
    ALL_MEASURES.map((name) =>
      /^(townships|streets|counties)/.test(name)
        ? `${alias}.${name}`
        : `round(${alias}.${name} * g.grown)::int`,
    ).join(', ')
  const sums = ALL_MEASURES.map((name) => `sum(u.${name})::int as ${name}`).join(', ')
  const upper = await client.query(
    `with day as (
       select ($2::date - (m * 30.4375)::int) as on_date, $3::float8 * (1 - 0.6 * m / $1::float8) as grown
       from generate_series(1, $1::int) m
     ), sums as (
       select region_code, basis, ${columns} from rollups where span = 'subtree'
       union all
       select r.code, u.basis, ${sums} from regions r
       join rollups u on u.span = 'subtree' and u.region_path >= r.path and u.region_path < r.path || '0'
       where r.anchor_code is null group by r.code, u.basis
     )
     insert into rollup_snapshots (region_code, basis, on_date, ${columns})
     select s.region_code, s.basis, g.on_date, ${grown('s')} from (select * from sums order by region_code, basis) s cross join day g`,
    [months, until, factor],
  )
  const townships = await client.query(
    `with step as (select i from generate_series(1, $1::int * ${CHANGES_PER_YEAR} / 12) i)
     insert into rollup_snapshots (region_code, basis, on_date, ${columns})
     select s.region_code, s.basis, g.on_date, ${grown('s')}
     from (select * from rollups where span = 'direct' and anchor_code <> region_code order by region_code, basis) s
     cross join step
     cross join lateral (select
       ($2::date - 1 - ((i - ${textDice("s.region_code || ' ' || i", 71)}) * 365.25 / ${CHANGES_PER_YEAR})::int) as on_date,
       $3::float8 * (1 - 0.6 * i / ($1::float8 * ${CHANGES_PER_YEAR} / 12)) as grown) g
     where (s.basis = 'all' or i % 2 = 0)
       and (${textDice('s.region_code', 72)} >= 0.2 or i = $1::int * ${CHANGES_PER_YEAR} / 12)
     on conflict do nothing`,
    [months, until, factor],
  )
  return { upper: upper.rowCount ?? 0, townships: townships.rowCount ?? 0 }
}
