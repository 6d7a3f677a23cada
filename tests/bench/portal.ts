import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { readAddress } from '@/scripts/start/address.mjs'
import { startWeb } from '@/scripts/start/web.mjs'
import { endChild } from './child'
import { onLeaving } from './ways-out'

/** startHousekeeping in lib/housekeeping/commands.ts begins this long after the start. */
const HOUSEKEEPING_AFTER_MS = 20_000
const HOUSEKEEPING_MOST_MS = 180_000

export type Portal = { address: string; pid: number; stop: () => Promise<void> }

/** The production server on a free loopback port, without rate limit or demo world. */
export async function startPortal(settings: { dataDir: string; url: string }): Promise<Portal> {
  Object.assign(process.env, {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: settings.url,
    PORTAL_DATA_DIR: settings.dataDir,
    PORTAL_RATE_LIMIT: '0',
    PORTAL_DEMO: '0',
  })
  const { host, port } = await readAddress()
  const started: { child?: ChildProcess } = {}
  const stop = async () => {
    if (started.child) await endChild(started.child)
  }
  onLeaving(stop)
  const child = await startWeb({
    host,
    port,
    dev: false,
    onChild: (one) => {
      started.child = one
    },
  })
  return { address: `http://${host}:${port}`, pid: child.pid ?? 0, stop }
}

/** The first housekeeping (a snapshot of 44,000 divisions) would fall into the measuring. Returns how long it took. */
export async function waitForHousekeeping(client: Client, startedAt: number): Promise<number> {
  const due = startedAt + HOUSEKEEPING_AFTER_MS
  await sleep(Math.max(0, due + 500 - performance.now()))
  for (let quiet = 0; quiet < 3; ) {
    const { rows } = await client.query(
      `select count(*)::int as busy from pg_stat_activity
       where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    )
    quiet = rows[0].busy === 0 ? quiet + 1 : 0
    if (performance.now() > due + HOUSEKEEPING_MOST_MS) break
    await sleep(200)
  }
  return (performance.now() - due) / 1000
}
