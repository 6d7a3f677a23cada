import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import type { Prisma, Tx } from '@/lib/core/db'
import type { LockedCase } from '@/lib/filings/queries'
import type { CaseEvent } from '@/lib/filings/rules'

type Move = {
  data?: Prisma.FilingCaseUncheckedUpdateInput
  /** What the line of evidence holds besides the state. */
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** Moves a locked case (loadCaseForUpdate) to the state its event leads to, with a new version and its line of evidence. */
export async function moveCase(
  tx: Tx,
  actor: Actor,
  filing: LockedCase,
  event: CaseEvent,
  { data, before, after, reason }: Move = {},
): Promise<void> {
  const { id, state, next, regionCode } = filing
  await tx.filingCase.update({
    where: { id },
    data: { ...data, state: next, version: { increment: 1 }, ...(next !== state && { stateSince: now() }) },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: `filing.${event}`,
    subject: { type: 'filing', id },
    regionCode,
    before: { ...before, state },
    after: { ...after, state: next },
    ...(reason && { reason }),
  })
}
