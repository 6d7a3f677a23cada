import 'server-only'
import { recheckBans } from '@/lib/bans/recheck'
import { expireChanges } from '@/lib/change-requests/commands'
import { systemActor } from '@/lib/core/actor'
import { announceChange } from '@/lib/core/changes'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { hasDemoData } from '@/lib/demo/queries'
import { eraseExpired } from '@/lib/erasures/commands'
import type { DateString } from '@/lib/format/date'
import { removeLapsed } from '@/lib/operators/commands'
import { openReviews } from '@/lib/rights-reviews/commands'
import { refreshRollups, snapshotRollups } from '@/lib/rollups/commands'

const HOUSEKEEPING_LOCK = 7_361_042

/**
 * Keeps the day's snapshot and lets time pass for what has an end date: a title, a doctor contract, a division, a
 * kindergarten's completion, a post, a certificate, a year of training, a ban, a request for a second person, a
 * registration nobody confirmed. Safe to run at any hour and in several processes: one does it, the others skip.
 * Returns how many snapshot rows were written, or null when another process was at it.
 */
export async function keepHouse(today: DateString = todayInShanghai()): Promise<number | null> {
  return transaction(async (tx) => {
    const lock = await tx.$queryRaw<
      { free: boolean }[]
    >`select pg_try_advisory_xact_lock(${HOUSEKEEPING_LOCK}) as free`
    if (!lock[0]?.free) return null
    await removeLapsed(tx)
    await expireChanges(tx)
    await openReviews(tx, today)
    await recheckBans(tx, today)
    await refreshRollups(tx, await regionsWhereTimePassed(tx, today))
    await announceChange(tx)
    return snapshotRollups(tx, today, await hasDemoData(systemActor('日常维护')))
  }, 300_000)
}

/** Divisions whose sums were last counted before a date that has passed since, however long the portal stood still. */
async function regionsWhereTimePassed(tx: Tx, today: DateString): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    with counted as (
      select region_code as code, (updated_at at time zone 'Asia/Shanghai')::date as since, ${today}::date as today
      from rollups where span = 'direct' and basis = 'all')
    select c.code from counted c join facilities f on f.region_code = c.code join titles t on t.facility_id = f.id
      where t.valid_until >= c.since and t.valid_until < c.today
    union select c.code from counted c join service_sites s on s.region_code = c.code
      join titles t on t.service_site_id = s.id where t.valid_until >= c.since and t.valid_until < c.today
    union select c.code from counted c join facilities f on f.region_code = c.code
      join doctor_contracts d on d.facility_id = f.id
      where (d.ends_on >= c.since and d.ends_on < c.today) or (d.signed_on > c.since and d.signed_on <= c.today)
    union select c.code from counted c join kindergartens k on k.region_code = c.code
      where k.completed_on > c.since and k.completed_on <= c.today
    union select c.code from counted c join facilities f on f.region_code = c.code
      join staff_posts p on p.facility_id = f.id
      where (p.started_on > c.since and p.started_on <= c.today) or (p.ended_on > c.since and p.ended_on <= c.today)
    union select c.code from counted c join facilities f on f.region_code = c.code
      join staff_posts p on p.facility_id = f.id join staff_certificates s on s.person_id = p.person_id
      where s.state = 'verified' and s.valid_until >= (select min(since) from counted) and s.valid_until < c.today
        and s.valid_until >= c.since
    union select c.code from counted c join facilities f on f.region_code = c.code
      join staff_posts p on p.facility_id = f.id join staff_certificates s on s.person_id = p.person_id
      where s.state = 'verified' and s.issued_on > c.since and s.issued_on <= c.today
    union select c.code from counted c join facilities f on f.region_code = c.code
      join staff_posts p on p.facility_id = f.id join training_attendances a on a.person_id = p.person_id
      where date_part('year', c.since) < date_part('year', c.today)
        or (a.attended_on > (c.since - interval '5 years')::date and a.attended_on <= (c.today - interval '5 years')::date)
    union select c.code from counted c join experts e on e.region_code = c.code
      where (e.since > c.since and e.since <= c.today) or (e.until >= c.since and e.until < c.today)
    union select r.code from regions r left join counted c on c.code = r.code
      where (r.in_force_from > coalesce(c.since, '-infinity') and r.in_force_from <= ${today}::date)
        or (r.in_force_until > coalesce(c.since, '-infinity') and r.in_force_until <= ${today}::date)`
  return rows.map((row) => row.code)
}

/** Runs keepHouse shortly after the start and then five minutes before every full hour: a day's last run is its snapshot. */
export function startHousekeeping(onError: (error: unknown) => void): void {
  const run = () =>
    keepHouse()
      .catch(onError)
      // Once a day; the runs after the first find it done.
      .then(() => eraseExpired())
      .catch(onError)
      .finally(() => setTimeout(run, millisecondsToNextRun()).unref())
  setTimeout(run, 20_000).unref()
}

const HOUR = 3_600_000
const BEFORE_THE_HOUR = 300_000
const millisecondsToNextRun = () => HOUR - ((now().getTime() + BEFORE_THE_HOUR) % HOUR) || HOUR
