import 'server-only'
import { db } from '@/lib/core/db'
import { publicKeys, verifyText } from '@/lib/core/signing'
import { addDays, type DateString, fromDateColumn } from '@/lib/format/date'
import type { AuditSeal } from '@/prisma/generated/client'
import { type Archive, ArchiveReader, archiveProblem, listArchiveFiles } from './archive-file'
import { DayHash, firstWrongRow, GENESIS, type LogLine, sealText } from './chain'
import { type IdRange, logLines } from './log-lines'
import type { ProblemKind, SealProblem, Verification } from './rules'

type Options = {
  /** Lines before this day are not read again; the chain of seals always is. */
  from?: DateString
  /** A hash somebody noted down when the day was sealed. */
  noted?: { day: DateString; hash: string }
}

type Previous = { day: DateString; hash: string; lastId: bigint }

/**
 * Walks all seals in order and the lines each speaks of, in the log or in its archive, and stops at the first that is
 * wrong. Lines after the last seal are not covered yet.
 */
export async function verifySeals(options: Options = {}): Promise<Verification> {
  const lines = new SealedLines(await listArchiveFiles())
  try {
    return await walk(options, lines)
  } finally {
    lines.close()
  }
}

async function walk({ from, noted }: Options, lines: SealedLines): Promise<Verification> {
  const keys = new Map(publicKeys().map((key) => [key.keyId, key]))
  const result: Verification = { days: 0, rows: 0, lastDay: null, lastHash: null, problem: null }
  let previous: Previous | null = null
  let isNotedSeen = !noted
  for await (const seal of sealsInOrder()) {
    const day = fromDateColumn(seal.day)
    const isRead = !from || day >= from
    const problem =
      chainProblem(seal, day, previous) ??
      signatureProblem(seal, day, keys) ??
      (noted?.day === day && noted.hash !== seal.hash ? problemOf(day, 'not_as_noted') : null) ??
      (isRead ? await rowProblem(seal, day, previous?.lastId ?? 0n, lines) : null)
    if (problem) return { ...result, problem }
    isNotedSeen ||= noted?.day === day
    result.days += 1
    if (isRead) result.rows += seal.count
    result.lastDay = day
    result.lastHash = seal.hash
    previous = { day, hash: seal.hash, lastId: seal.lastId }
  }
  return isNotedSeen || !noted ? result : { ...result, problem: problemOf(noted.day, 'seal_missing') }
}

const problemOf = (day: DateString, kind: ProblemKind, rowId: string | null = null): SealProblem => ({
  day,
  kind,
  rowId,
})

/** Where the lines of a day are now: in the log, or in an archive that is checked when it is opened. */
class SealedLines {
  private reader: ArchiveReader | null = null

  constructor(private readonly archives: readonly Archive[]) {}

  async of(
    day: DateString,
    range: IdRange,
  ): Promise<{ problem: ProblemKind } | { lines: AsyncIterable<LogLine> }> {
    const archive = this.archives.find((one) => one.fromDay <= day && day <= one.untilDay)
    if (!archive) return { lines: logLines(range) }
    if (this.reader?.archive !== archive) {
      const problem = await archiveProblem(archive)
      if (problem) return { problem }
      this.close()
      this.reader = new ArchiveReader(archive)
    }
    return { lines: this.reader.take(range) }
  }

  close(): void {
    this.reader?.close()
  }
}

async function* sealsInOrder(): AsyncGenerator<AuditSeal> {
  for (let after: Date | null = null; ; ) {
    const seals: AuditSeal[] = await db.auditSeal.findMany({
      where: after ? { day: { gt: after } } : {},
      orderBy: { day: 'asc' },
      take: 31,
    })
    yield* seals
    const last = seals.at(-1)
    if (!last) return
    after = last.day
  }
}

function chainProblem(seal: AuditSeal, day: DateString, previous: Previous | null): SealProblem | null {
  const expectedDay = previous && addDays(previous.day, 1)
  if (expectedDay && expectedDay !== day) return problemOf(expectedDay, 'seal_missing')
  if (!previous && seal.previousHash !== GENESIS) return problemOf(addDays(day, -1), 'seal_missing')
  if (previous && (seal.previousHash !== previous.hash || seal.lastId < previous.lastId))
    return problemOf(day, 'seal_changed')
  return null
}

function signatureProblem(
  seal: AuditSeal,
  day: DateString,
  keys: ReadonlyMap<string, { algorithm: string; publicKey: string }>,
): SealProblem | null {
  const key = keys.get(seal.keyId)
  if (!key) return problemOf(day, 'key_unknown')
  const text = sealText({ ...seal, day }, seal.sealedAt)
  const isSigned = verifyText(text, { ...key, signature: seal.signature })
  return isSigned ? null : problemOf(day, 'signature_wrong')
}

async function rowProblem(
  seal: AuditSeal,
  day: DateString,
  after: bigint,
  sources: SealedLines,
): Promise<SealProblem | null> {
  const source = await sources.of(day, { after, until: seal.lastId })
  if ('problem' in source) return problemOf(day, source.problem)
  const found = new DayHash(day, seal.previousHash, after)
  for await (const line of source.lines) found.add(line)
  const { hash, marks } = found.done()
  const sealedMarks = Buffer.from(seal.marks)
  if (hash === seal.hash && marks.equals(sealedMarks)) return null
  const row = hash === seal.hash ? null : firstWrongRow(sealedMarks, marks)
  return row ? problemOf(day, row.kind, String(row.id)) : problemOf(day, 'seal_changed')
}
