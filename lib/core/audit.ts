import 'server-only'
import type { Actor } from './actor'
import { announceChange } from './changes'
import { Prisma, type Tx } from './db'

export type AuditLine = {
  action: `${string}.${string}`
  subject: { type: string; id: string }
  regionCode?: string | null
  before?: unknown
  after?: unknown
  reason?: string
}

const json = (value: unknown) =>
  value === undefined || value === null
    ? Prisma.DbNull
    : (JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue)

/** Writes the evidence of a change inside its own transaction: no line, no change. */
export async function audit(tx: Tx, actor: Actor, line: AuditLine): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorId: actor.accountId,
      actorName: actor.name,
      actorRole: actor.role,
      action: line.action,
      subjectType: line.subject.type,
      subjectId: line.subject.id,
      regionCode: line.regionCode ?? null,
      before: json(line.before),
      after: json(line.after),
      reason: line.reason ?? null,
      requestId: actor.requestId,
    },
    select: { id: true },
  })
  // Signing in, exporting, checking a file and writing on a form move no figure; forgetting at each would slow everybody's dashboards.
  if (/^account\.|^attachment\.|\.export$|^import\.check$|^filing\.(start|save|discard)$/.test(line.action))
    return
  await announceChange(tx)
}
