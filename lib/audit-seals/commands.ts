import 'server-only'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { log } from '@/lib/core/log'
import { signText } from '@/lib/core/signing'
import { addDays, dateInShanghai, fromDateColumn, shanghaiDayStart, toDateColumn } from '@/lib/format/date'
import { DayHash, GENESIS, sealText } from './chain'
import { logLines } from './log-lines'
import { lastSealableDay, type Verification } from './rules'
import { verifySeals } from './verification'

const SEALING_LOCK = 7_361_044
/** A day of a million lines takes half a minute. */
const MOST_MS = 600_000
/** What the nightly look goes back; `npm run audit -- verify` walks everything. */
const DAYS_LOOKED_AT = 31
const EVERY_MS = 15 * 60_000
const FIRST_AFTER_MS = 30_000

/**
 * Seals every day that is over and not sealed yet, one transaction a day, however long the portal stood still. Several
 * processes may do it at once: one does, the others skip. Returns how many days were sealed.
 */
export async function sealDays(at: Date = now()): Promise<number> {
  let sealed = 0
  while (await transaction((tx) => sealNextDay(tx, at), MOST_MS)) sealed += 1
  return sealed
}

/** False when nothing is due or another process is at it. */
async function sealNextDay(tx: Tx, at: Date): Promise<boolean> {
  const [lock] = await tx.$queryRaw<
    { free: boolean }[]
  >`select pg_try_advisory_xact_lock(${SEALING_LOCK}) as free`
  if (!lock?.free) return false
  const previous = await tx.auditSeal.findFirst({ orderBy: { day: 'desc' }, omit: { marks: true } })
  const day = previous ? addDays(fromDateColumn(previous.day), 1) : await firstDay(tx)
  if (day === null || day > lastSealableDay(at)) return false
  const after = previous?.lastId ?? 0n
  const hash = new DayHash(day, previous?.hash ?? GENESIS, after)
  const until = await lastIdOf(tx, day)
  if (until > after) for await (const line of logLines({ after, until }, {}, tx)) hash.add(line)
  const seal = hash.done()
  const { signature, keyId } = signText(sealText(seal, at))
  await tx.auditSeal.create({
    data: {
      ...seal,
      marks: Uint8Array.from(seal.marks),
      day: toDateColumn(day),
      signature,
      keyId,
      sealedAt: at,
    },
    select: { day: true },
  })
  // Outside the database too: whoever collects the server's log can later tell a chain that was made anew.
  log.info({ day, rows: seal.count, hash: seal.hash }, 'day of the audit log sealed')
  return true
}

async function firstDay(tx: Tx): Promise<string | null> {
  const first = await tx.auditEvent.findFirst({ orderBy: { id: 'asc' }, select: { at: true } })
  return first && dateInShanghai(first.at)
}

async function lastIdOf(tx: Tx, day: string): Promise<bigint> {
  const [from, until] = [shanghaiDayStart(day), shanghaiDayStart(addDays(day, 1))]
  // Materialized: asked for the largest id at once, the planner walks the whole log from its end to an old day.
  const [last] = await tx.$queryRaw<{ id: bigint | null }[]>`
    with day as materialized (select id from audit_events where at >= ${from} and at < ${until})
    select max(id) as id from day`
  return last?.id ?? 0n
}

/** Walks the seals and lines (all, or since a day), and leaves a line of the log about what it found. */
export async function verifyAndRecord(
  by: string,
  options: Parameters<typeof verifySeals>[0] = {},
): Promise<Verification> {
  const found = await verifySeals(options)
  await transaction((tx) =>
    audit(tx, systemActor(by), {
      action: 'audit.verify',
      subject: { type: 'audit', id: 'seals' },
      after: { ...found, from: options.from ?? null },
    }),
  )
  if (found.problem) log.error({ problem: found.problem }, 'the audit log does not fit its seals')
  return found
}

/** Seals what is due and looks at the last month again, once a night. */
export function startSealing(onError: (error: unknown) => void): void {
  const run = async () => {
    if ((await sealDays()) === 0) return
    const from = addDays(lastSealableDay(now()), -DAYS_LOOKED_AT)
    await verifyAndRecord('审计日志封签', { from })
  }
  const again = () => {
    run()
      .catch(onError)
      .finally(() => setTimeout(again, EVERY_MS).unref())
  }
  setTimeout(again, FIRST_AFTER_MS).unref()
}
