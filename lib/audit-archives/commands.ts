import 'server-only'
import {
  type Archive,
  ArchiveReader,
  archiveProblem,
  removeArchive,
  writeArchive,
} from '@/lib/audit-seals/archive-file'
import { DayHash } from '@/lib/audit-seals/chain'
import { logLines } from '@/lib/audit-seals/log-lines'
import { firstDayKept } from '@/lib/audit-seals/rules'
import { verifySeals } from '@/lib/audit-seals/verification'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { addDays, type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { AuditSeal } from '@/prisma/generated/client'

/** The portal asks the log itself whether these were loaded before; their lines stay, and are in the archive too. */
const KEPT_SUBJECTS = ['demo', 'reference', 'setting']
const MOST_MS = 3_600_000

/**
 * Moves the lines of all sealed days before `before` into a file of the data folder and deletes them from the log, once
 * the file was read back and fits the seals. Only as the owner of the tables (npm run audit). Throws invalid for days
 * younger than six months (网络安全法第二十三条), days not sealed, and a log that does not fit its seals. Null: nothing
 * to do.
 */
export async function archiveLog(
  actor: Actor,
  before: DateString,
  today: DateString = todayInShanghai(),
): Promise<(Archive & { count: number }) | null> {
  if (before > firstDayKept(today))
    throw refused(`最近六个月的记录要留在系统里，最晚可以归档 ${firstDayKept(today)} 之前的记录`)
  const seals = await sealsToArchive(addDays(before, -1))
  const [first, last] = [seals[0], seals.at(-1)]
  if (!first || !last) return null
  const { problem } = await verifySeals()
  if (problem) throw refused('日志与封签不符，先用 npm run audit -- verify 查清，再归档')
  const range = { after: await idBefore(first), until: last.lastId }
  const archive = await writeArchive(fromDateColumn(first.day), fromDateColumn(last.day), logLines(range))
  try {
    await checkFile(archive, seals, range.after)
    await transaction((tx) => moveOut(tx, actor, archive, range), MOST_MS)
  } catch (error) {
    await removeArchive(archive)
    throw error
  }
  return archive
}

const refused = (words: string) => new AppError('invalid', { '': [words] })

async function sealsToArchive(until: DateString): Promise<AuditSeal[]> {
  const archived = await db.auditArchive.findFirst({ orderBy: { untilDay: 'desc' } })
  return db.auditSeal.findMany({
    where: { day: { lte: toDateColumn(until), ...(archived && { gt: archived.untilDay }) } },
    orderBy: { day: 'asc' },
  })
}

async function idBefore(first: AuditSeal): Promise<bigint> {
  const earlier = await db.auditSeal.findFirst({
    where: { day: { lt: first.day } },
    orderBy: { day: 'desc' },
    select: { lastId: true },
  })
  return earlier?.lastId ?? 0n
}

/** What was written is read again before anything is deleted. */
async function checkFile(archive: Archive, seals: readonly AuditSeal[], start: bigint): Promise<void> {
  const reader = new ArchiveReader(archive)
  let after = start
  try {
    for (const seal of seals) {
      const found = new DayHash(fromDateColumn(seal.day), seal.previousHash, after)
      for await (const line of reader.take({ after, until: seal.lastId })) found.add(line)
      if (found.done().hash !== seal.hash)
        throw new Error(`the archive does not hold ${fromDateColumn(seal.day)}`)
      after = seal.lastId
    }
  } finally {
    reader.close()
  }
  if (await archiveProblem(archive)) throw new Error('the archive changed while it was read')
}

async function moveOut(
  tx: Tx,
  actor: Actor,
  archive: Archive & { count: number },
  { after, until }: { after: bigint; until: bigint },
): Promise<void> {
  await tx.$executeRaw`select set_config('shanyu.archiving', 'on', true)`
  const ids = { gt: after, lte: until }
  const kept = await tx.auditEvent.count({ where: { id: ids, subjectType: { in: KEPT_SUBJECTS } } })
  const { count } = await tx.auditEvent.deleteMany({
    where: { id: ids, subjectType: { notIn: KEPT_SUBJECTS } },
  })
  if (count + kept !== archive.count) throw new Error('the log changed while it was archived')
  const { fromDay, untilDay, fileName, sha256 } = archive
  await tx.auditArchive.create({
    data: {
      fromDay: toDateColumn(fromDay),
      untilDay: toDateColumn(untilDay),
      count: archive.count,
      fileName,
      sha256,
      archivedByName: actor.name,
    },
  })
  await audit(tx, actor, {
    action: 'audit.archive',
    subject: { type: 'audit', id: fileName },
    after: { fromDay, untilDay, rows: archive.count, kept, sha256 },
  })
}
