import 'server-only'
import { canReadAudit } from '@/lib/audit/policy'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { Verification } from './rules'

export const SEALS_PER_PAGE = 62

export type SealRow = { day: DateString; count: number; hash: string; keyId: string; sealedAt: Date }
export type ArchiveRow = {
  id: string
  fromDay: DateString
  untilDay: DateString
  count: number
  fileName: string
  sha256: string
  archivedByName: string
  archivedAt: Date
}

export type LastVerification = {
  at: Date
  by: string
  found: Verification
  /** Lines before this day were not read again; null: all were. */
  from: DateString | null
}

/** Sealed days, the latest first; `nextBefore` is the `before` of the next page. Nothing for others than auditors. */
export async function listSeals(
  actor: Actor,
  before: DateString | '' = '',
): Promise<{ items: SealRow[]; nextBefore: DateString | null }> {
  if (!canReadAudit(actor)) return { items: [], nextBefore: null }
  const rows = await db.auditSeal.findMany({
    where: before ? { day: { lt: toDateColumn(before) } } : {},
    orderBy: { day: 'desc' },
    take: SEALS_PER_PAGE + 1,
    select: { day: true, count: true, hash: true, keyId: true, sealedAt: true },
  })
  const items = rows.slice(0, SEALS_PER_PAGE).map((row) => ({ ...row, day: fromDateColumn(row.day) }))
  return { items, nextBefore: rows.length > SEALS_PER_PAGE ? (items.at(-1)?.day ?? null) : null }
}

export async function listArchives(actor: Actor): Promise<ArchiveRow[]> {
  if (!canReadAudit(actor)) return []
  const rows = await db.auditArchive.findMany({ orderBy: { fromDay: 'desc' }, take: 100 })
  return rows.map((row) => ({
    ...row,
    fromDay: fromDateColumn(row.fromDay),
    untilDay: fromDateColumn(row.untilDay),
  }))
}

/** The last time somebody or the nightly job compared the log with its seals, and what was found; null: never. */
export async function lastVerification(actor: Actor): Promise<LastVerification | null> {
  if (!canReadAudit(actor)) return null
  const line = await db.auditEvent.findFirst({
    where: { action: 'audit.verify' },
    orderBy: { id: 'desc' },
    select: { at: true, actorName: true, after: true },
  })
  if (!line) return null
  const found = line.after as unknown as Verification & { from: DateString | null }
  return { at: line.at, by: line.actorName, found, from: found.from ?? null }
}
