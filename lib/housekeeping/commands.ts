import 'server-only'
import { systemActor } from '@/lib/core/actor'
import { announceChange } from '@/lib/core/changes'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { hasDemoData } from '@/lib/demo/queries'
import { addDays, type DateString } from '@/lib/format/date'
import { refreshRollups, snapshotRollups } from '@/lib/rollups/commands'

const HOUSEKEEPING_LOCK = 7_361_042
const DAYS_LOOKED_BACK = 7

/**
 * Keeps the day's snapshot and lets time pass for what has an end date: a title, a doctor contract, a division, a
 * kindergarten's completion. Safe to run at any hour and in several processes: one does it, the others skip.
 * Returns how many snapshot rows were written, or null when another process was at it.
 */
export async function keepHouse(today: DateString = todayInShanghai()): Promise<number | null> {
  return transaction(async (tx) => {
    const lock = await tx.$queryRaw<
      { free: boolean }[]
    >`select pg_try_advisory_xact_lock(${HOUSEKEEPING_LOCK}) as free`
    if (!lock[0]?.free) return null
    await refreshRollups(tx, await regionsWhereTimePassed(tx, today))
    await announceChange(tx)
    return snapshotRollups(tx, today, await hasDemoData(systemActor('日常维护')))
  }, 300_000)
}

async function regionsWhereTimePassed(tx: Tx, today: DateString): Promise<string[]> {
  const since = addDays(today, -DAYS_LOOKED_BACK)
  const rows = await tx.$queryRaw<{ code: string }[]>`
    with passed as (select ${since}::date as since, ${today}::date as today)
    select f.region_code as code from facilities f join titles t on t.facility_id = f.id, passed p
      where t.valid_until >= p.since and t.valid_until < p.today
    union select s.region_code from service_sites s join titles t on t.service_site_id = s.id, passed p
      where t.valid_until >= p.since and t.valid_until < p.today
    union select f.region_code from facilities f join doctor_contracts d on d.facility_id = f.id, passed p
      where (d.ends_on >= p.since and d.ends_on < p.today) or (d.signed_on > p.since and d.signed_on <= p.today)
    union select k.region_code from kindergartens k, passed p where k.completed_on > p.since and k.completed_on <= p.today
    union select r.code from regions r, passed p
      where (r.in_force_from > p.since and r.in_force_from <= p.today) or (r.in_force_until > p.since and r.in_force_until <= p.today)`
  return rows.map((row) => row.code)
}

/** Runs keepHouse now and then at every full hour, so that the last run of a day is that day's snapshot. */
export function startHousekeeping(onError: (error: unknown) => void): void {
  const run = () =>
    keepHouse()
      .catch(onError)
      .finally(() => setTimeout(run, millisecondsToNextHour()).unref())
  setTimeout(run, 20_000).unref()
}

const millisecondsToNextHour = () => 3_600_000 - (now().getTime() % 3_600_000)
