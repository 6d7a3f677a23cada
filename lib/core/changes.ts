import 'server-only'
import { Socket } from 'node:net'
import { Client } from 'pg'
import type { Tx } from './db'
import { env } from './env'
import { log } from './log'

// Figures are remembered in this process until anything changes. Every change is audited, and audit() sends a
// notice on this channel inside its transaction, so PostgreSQL delivers it exactly when the change is visible.
const CHANGE_CHANNEL = 'shanyu_changes'

type State = { generation: number; listening: boolean; started: boolean }
const holder = globalThis as typeof globalThis & { shanyuChanges?: State }
holder.shanyuChanges ??= { generation: 0, listening: false, started: false }
const state = holder.shanyuChanges

const changing = new WeakSet<object>()

/** Says that this transaction changes what people see: every process forgets its figures when it commits. */
export async function announceChange(tx: Tx): Promise<void> {
  changing.add(tx)
  await tx.$executeRaw`select pg_notify(${CHANGE_CHANNEL}, '')`
}

/** True when the transaction wrote something figures may rest on. Signing in does not. */
export function isChange(tx: object): boolean {
  return changing.has(tx)
}

/** Forgets everything remembered in this process; transaction() calls it after a change commits, so a writer reads its own write. */
export function forgetAll(): void {
  state.generation += 1
}

/** The current generation, or null while the database's notices cannot be heard: then nothing may be remembered. */
export function generation(): number | null {
  if (!state.started) void listen()
  return state.listening ? state.generation : null
}

async function listen(): Promise<void> {
  if (state.started || !env.DATABASE_URL) return
  state.started = true
  // Hearing of changes must not keep a script alive that is otherwise finished.
  const socket = new Socket().unref()
  const client = new Client({
    connectionString: env.DATABASE_URL,
    stream: () => socket,
    keepAlive: true,
    application_name: 'shanyu-changes',
  })
  const lost = () => {
    state.listening = false
    forgetAll()
    client.removeAllListeners('end')
    // A connection that breaks twice must not end the process: an 'error' nobody listens to is thrown.
    client.on('error', () => undefined)
    client.end().catch(() => undefined)
    setTimeout(() => {
      state.started = false
    }, 1_000).unref()
  }
  client.on('notification', forgetAll)
  client.once('error', lost)
  client.once('end', lost)
  try {
    await client.connect()
    await client.query(`listen ${CHANGE_CHANNEL}`)
    forgetAll()
    state.listening = true
  } catch (error) {
    log.warn({ err: error }, 'change notices not available; figures are read afresh each time')
    lost()
  }
}
