import type { Client } from 'pg'
import { loadTownships } from './divisions'
import { loadHistory } from './history'
import { loadRegister, loadServiceSites } from './register'
import { loadStatistics } from './statistics'

/** The size issue 2 §6 asks for, at scale 1. Scale changes facilities and kindergartens only. */
export const FULL = { facilities: 120_000, townships: 41_000, months: 60 } as const

export type WorldSize = { facilities: number; townships: number; months: number }

export type Rollups = {
  /** Recomputes every division; resolves with how many. */
  refreshAll: () => Promise<number>
  /** Writes today's snapshot; resolves with how many rows. */
  snapshot: () => Promise<number>
}

type Say = (line: string) => void
/** Runs a step, says how long it took and what it made. */
export type Timed = <T>(title: string, run: () => Promise<T>, told?: (result: T) => string) => Promise<T>

export const timedBy =
  (say: Say): Timed =>
  async (title, run, told) => {
    const startedAt = performance.now()
    const result = await run()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    say(`${title}: ${told ? `${told(result)}, ` : ''}${seconds} s`)
    return result
  }

/** Everything that does not grow with scale, on top of the reference data. */
export async function loadGround(client: Client, size: WorldSize, timed: Timed): Promise<void> {
  await timed(
    'synthetic townships',
    () => loadTownships(client, size.townships),
    () => `${size.townships} in force`,
  )
  await timed('statistics and reported figures', () => loadStatistics(client))
  await timed('service sites', () => loadServiceSites(client))
}

/** Tops the register up to facility number `to`, with rollups and planner statistics. */
export async function growRegister(
  client: Client,
  { from, to }: { from: number; to: number },
  rollups: Rollups,
  timed: Timed,
): Promise<void> {
  await timed(
    'facilities and kindergartens',
    () => loadRegister(client, from, to),
    () => `number ${from + 1} to ${to}`,
  )
  // The server's own housekeeper does this within minutes of such a load; the bench does not wait for it.
  await timed('vacuum analyze', () => client.query('vacuum analyze'))
  await timed('refreshAllRollups', rollups.refreshAll, (count) => `${count} divisions`)
  await timed('vacuum analyze rollups', () => client.query('vacuum analyze rollups'))
}

/** Five years of snapshots and today's. `factor`: how much larger the register will be than when this is called. */
export async function loadPast(
  client: Client,
  { size, today, factor }: { size: WorldSize; today: string; factor: number },
  rollups: Rollups,
  timed: Timed,
): Promise<{ upper: number; townships: number }> {
  const history = await timed(
    'snapshots',
    () => loadHistory(client, { months: size.months, until: today, factor }),
    ({ upper, townships }) =>
      `${upper} rows of counties and above (monthly), ${townships} of townships (change only)`,
  )
  await timed('vacuum analyze snapshots', () => client.query('vacuum analyze rollup_snapshots'))
  await timed("today's snapshot (snapshotRollups)", rollups.snapshot, (rows) => `${rows} rows`)
  return history
}
