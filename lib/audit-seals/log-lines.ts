import 'server-only'
import { canonicalText } from '@/lib/core/canonical'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import type { LogLine } from './chain'

const BATCH = 5_000

/** Ids above `after`, up to `until`. */
export type IdRange = { after: bigint; until: bigint }

const COLUMNS = {
  id: true,
  at: true,
  actorId: true,
  actorName: true,
  actorRole: true,
  action: true,
  subjectType: true,
  subjectId: true,
  regionCode: true,
  before: true,
  after: true,
  reason: true,
  requestId: true,
  right: true,
  outcome: true,
} as const satisfies Prisma.AuditEventSelect

type Row = Prisma.AuditEventGetPayload<{ select: typeof COLUMNS }>

/** Empty columns are left out, so that a column added later changes no line that was sealed before it. */
function lineText(row: Row): string {
  const values = { ...row, id: String(row.id), at: row.at.toISOString() }
  return canonicalText(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)))
}

/** The lines of a range of ids as they are hashed, in order, a batch at a time. */
export async function* logLines(
  { after, until }: IdRange,
  where: Prisma.AuditEventWhereInput = {},
  reader: Reader = db,
): AsyncGenerator<LogLine> {
  for (let last = after; ; ) {
    const rows = await reader.auditEvent.findMany({
      select: COLUMNS,
      where: { ...where, id: { gt: last, lte: until } },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    for (const row of rows) {
      yield { id: row.id, text: lineText(row) }
    }
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return
    last = end.id
  }
}
