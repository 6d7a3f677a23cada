import 'server-only'
import type { Actor } from './actor'
import { rightFor } from './audit-rights'
import { announceChange } from './changes'
import { db, Prisma, type Tx } from './db'
import { log } from './log'
import type { PermissionCode } from './permissions'
import { RefusalCounter } from './refusal-counter'

export type AuditLine = {
  action: `${string}.${string}`
  subject: { type: string; id: string }
  /** The permission it was done by; found by the action's kind where it is not given. */
  right?: PermissionCode
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
    data: { ...whoDid(actor), ...whatOf(line), right: line.right ?? rightFor(actor, line.action) },
    select: { id: true },
  })
  // Signing in, exporting, checking a file, a day's roster and writing on a form move no figure; forgetting at each would slow everybody's dashboards.
  if (
    /^account\.|^attachment\.|^audit\.|^roster\.|^(ban|staff)\.look_up$|\.export$|^import\.check$|^filing\.(start|save|discard)$/.test(
      line.action,
    )
  )
    return
  await announceChange(tx)
}

const whoDid = (actor: Actor) => ({
  actorId: actor.accountId,
  actorName: actor.name,
  actorRole: actor.role,
  requestId: actor.requestId,
})

const whatOf = (line: AuditLine) => ({
  action: line.action,
  subjectType: line.subject.type,
  subjectId: line.subject.id,
  regionCode: line.regionCode ?? null,
  before: json(line.before),
  after: json(line.after),
  reason: line.reason ?? null,
})

export type Refusal = {
  action: AuditLine['action']
  subject?: AuditLine['subject']
  /** Why, as a code (forbidden, not_found, banned …): never anything somebody typed. */
  reason: string
  after?: unknown
}

const counter = new RefusalCounter()

/**
 * Writes that somebody was not let do something, apart from the command's own transaction, which is undone. After 20 at
 * once or 10 a minute by the same account (all visitors together are one, as is a partner's key) the rest are only counted, and the count is
 * written as one line within a minute. Never throws: who is refused is told so in any case.
 */
export async function auditRefusal(actor: Actor, refusal: Refusal): Promise<void> {
  const key = actor.accountId ?? `${actor.role}:${actor.name}`
  try {
    if (counter.mayWrite(key)) return await writeRefusal(actor, refusal)
    counter.holdBack(key, (count) => {
      const line = { action: 'command.refused_more', reason: 'too_many', after: { count } } as const
      writeRefusal(actor, line).catch(cannotWrite)
    })
  } catch (error) {
    cannotWrite(error)
  }
}

const cannotWrite = (error: unknown) => log.error({ err: error }, 'a refusal could not be audited')

async function writeRefusal(actor: Actor, { action, subject, reason, after }: Refusal): Promise<void> {
  const line: AuditLine = { action, subject: subject ?? { type: 'command', id: '' }, reason, after }
  await db.auditEvent.create({
    data: { ...whoDid(actor), ...whatOf(line), outcome: 'refused' },
    select: { id: true },
  })
}
