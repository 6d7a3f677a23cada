import { Prisma, type Tx } from '@/lib/core/db'
import { addDays, type DateString } from '@/lib/format/date'
import { ALL_MEASURES, MEASURES, type Measure } from '@/lib/rollups/measures'
import { HISTORY_MONTHS } from './facility-details'

// Past month ends, built from the records themselves: a record counts from the month it began. So a parent's past
// is exactly the sum of its parts, nothing but the day of opening is invented, and today's sums are where it ends.

/** The last days of the months before today's, ascending. */
export function monthEnds(today: DateString, months = HISTORY_MONTHS): DateString[] {
  const ends: DateString[] = []
  let first = `${today.slice(0, 8)}01`
  while (ends.length < months) {
    const end = addDays(first, -1)
    ends.unshift(end)
    first = `${end.slice(0, 8)}01`
  }
  return ends
}

const ALWAYS = `'1900-01-01'::date`
const CARE: readonly Measure[] = ['kindergartens_with_care', 'new_kindergartens_with_care']

/** One row per record: since when it counts, and what it adds; measures not named add nothing. */
const part = (from: string, since: string, named: readonly Measure[]) =>
  `select v.region_code, v.basis, ${since} as since, ${ALL_MEASURES.map((name) =>
    named.includes(name) ? `v.${name}` : '0',
  ).join(', ')} from ${from}`

// Nobody recorded since when a service site works: most always did, the others joined month by month.
const SITE_SINCE = (start: DateString) =>
  `case when abs(hashtext(v.record_id::text)) % 100 < 60 then ${ALWAYS}
    else '${start}'::date + abs(hashtext(v.name)) % 700 end`

const eventRows = (start: DateString) =>
  [
    part(
      'facility_measures v join facilities f on f.id = v.record_id',
      `coalesce(f.opened_on, ${ALWAYS})`,
      MEASURES.facility,
    ),
    part(
      'kindergarten_measures v join kindergartens k on k.id = v.record_id',
      `coalesce(k.completed_on, ${ALWAYS})`,
      MEASURES.kindergarten.filter((name) => !CARE.includes(name)),
    ),
    part(
      `kindergarten_measures v join kindergartens k on k.id = v.record_id join lateral (
        select min(greatest(coalesce(f.opened_on, ${ALWAYS}), coalesce(k.completed_on, ${ALWAYS}))) as since from facilities f
        where f.kindergarten_id = v.record_id and f.kind = 'kindergarten_class' and f.status = 'operating'
          and (v.basis = 'all' or f.filing_state = 'filed')) c on c.since is not null`,
      'c.since',
      CARE,
    ),
    part('site_measures v', ALWAYS, ['nursing_required']),
    part(
      'site_measures v',
      SITE_SINCE(start),
      MEASURES.site.filter((name) => name !== 'nursing_required'),
    ),
  ].join('\nunion all\n')

const columns = ALL_MEASURES.join(', ')
const only = (values: Partial<Record<Measure, string>>) =>
  ALL_MEASURES.map((name) => values[name] ?? '0').join(', ')

/**
 * Writes the month ends of every division that has a record, itself or below it; like the daily snapshots, a month
 * without change has no row. Returns how many rows.
 */
export async function writeHistory(tx: Tx, today: DateString): Promise<number> {
  const ends = monthEnds(today)
  const run = (sql: string) => tx.$executeRaw(Prisma.raw(sql))
  await run(`create temp table history_events on commit drop as
    with raw (region_code, basis, since, ${columns}) as (${eventRows(ends[0] ?? today)}),
    ends as (select day, ordinality as month from unnest(array[${ends.map((day) => `'${day}'::date`).join(', ')}]) with ordinality as e(day, ordinality))
    select raw.region_code, raw.basis, e.month, ${ALL_MEASURES.map((name) => `sum(raw.${name})::int as ${name}`).join(', ')}
    from raw cross join lateral (select min(month) as month from ends where day >= raw.since) e
    where e.month is not null group by raw.region_code, raw.basis, e.month`)
  await run(`create temp table history_regions on commit drop as
    select distinct a.code from (select distinct region_path from facilities union select region_path from kindergartens
      union select region_path from service_sites) p cross join unnest(string_to_array(p.region_path, '/')) as a(code)`)
  await run('analyze history_events')
  // What only a division adds: it is there all along, and from its first facility on it is covered.
  await run(`insert into history_events (region_code, basis, month, ${columns})
    with firsts as (
      select h.region_code, h.basis, min(h.month) as any_month,
        min(h.month) filter (where h.inclusive_facilities > 0) as inclusive_month,
        min(h.month) filter (where h.baobaowu_facilities > 0) as baobaowu_month
      from history_events h where h.facilities > 0 group by h.region_code, h.basis)
    select u.region_code, u.basis, 1, ${only({ townships: 'u.townships', streets: 'u.streets' })}
      from rollups u where u.span = 'direct'
    union all
    select u.region_code, u.basis, f.inclusive_month, ${only({ townships_inclusive: 'u.townships', streets_inclusive: 'u.streets' })}
      from rollups u join firsts f using (region_code, basis) where u.span = 'direct' and f.inclusive_month is not null
    union all
    select u.region_code, u.basis, f.baobaowu_month, ${only({ townships_baobaowu: 'u.townships' })}
      from rollups u join firsts f using (region_code, basis) where u.span = 'direct' and f.baobaowu_month is not null
    union all
    select u.region_code, u.basis, 1, ${only({ counties: 'u.counties', counties_without_records: 'u.counties' })}
      from rollups u where u.span = 'subtree'
    union all
    select u.region_code, u.basis, c.month, ${only({ counties_without_records: '-u.counties' })}
      from rollups u join (select r.anchor_code, f.basis, min(f.any_month) as month from firsts f
        join regions r on r.code = f.region_code group by r.anchor_code, f.basis) c
      on c.anchor_code = u.region_code and c.basis = u.basis where u.span = 'subtree'`)
  await run('analyze history_events')
  await run('analyze history_regions')
  return run(`insert into rollup_snapshots (region_code, basis, on_date, is_demo, ${columns})
    with parts as (
      select a.code as region_code, h.basis, h.month, ${ALL_MEASURES.map((name) => `sum(h.${name}) as ${name}`).join(', ')}
      from history_events h join regions r on r.code = h.region_code
      cross join unnest(string_to_array(r.path, '/')) as a(code)
      where a.code in (select code from history_regions) group by a.code, h.basis, h.month),
    ends as (select day, ordinality as month from unnest(array[${ends.map((day) => `'${day}'::date`).join(', ')}]) with ordinality as e(day, ordinality))
    select p.region_code, p.basis, e.day, true, ${ALL_MEASURES.map((name) => `(sum(p.${name}) over so_far)::int`).join(', ')}
    from parts p join ends e using (month)
    window so_far as (partition by p.region_code, p.basis order by p.month)
    on conflict (region_code, basis, on_date) do nothing`)
}
