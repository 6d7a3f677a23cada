import 'server-only'
import { applyAccountRole, applySwitch } from '@/lib/account-administration/commands'
import { applyLift } from '@/lib/bans/commands'
import { allowedEvents } from '@/lib/change-requests/policy'
import { type ChangeDto, findChange } from '@/lib/change-requests/queries'
import {
  CHANGE_KINDS,
  type ChangeEvent,
  type ChangeKind,
  isChangeKind,
  nextChangeState,
} from '@/lib/change-requests/rules'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { applyInvitation, closeInvitation } from '@/lib/invitations/commands'
import { invitationPayload } from '@/lib/invitations/schema'
import { postNotice } from '@/lib/notices/commands'
import { applyRole } from '@/lib/roles/commands'
import { applyPolicy } from '@/lib/security-policies/commands'
import { ALREADY_DECIDED, ASKER_GONE } from './labels'
import type { ConfirmChangeInput, RejectChangeInput, WithdrawChangeInput } from './schema'

type Applier = (tx: Tx, actor: Actor, payload: unknown, change: ChangeDto) => Promise<void>

/** What an agreed change does, in the transaction that agrees to it. */
const APPLIERS: Partial<Record<ChangeKind, Applier>> = {
  'role.save': (tx, actor, payload, { isDemo }) => applyRole(tx, actor, payload, isDemo),
  'account.invite': (tx, _actor, payload) =>
    applyInvitation(tx, invitationPayload.parse(payload).invitationId),
  'account.enable_admin': applySwitch,
  'account.set_role': applyAccountRole,
  'ban.lift': applyLift,
  'policy.set': applyPolicy,
}

type Decision = { changeId: string; reason: string }

async function decide(tx: Tx, actor: Actor, event: ChangeEvent, { changeId, reason }: Decision) {
  await tx.$queryRaw`select 1 from sensitive_changes where id = ${changeId}::uuid for update`
  const change = await findChange(actor, changeId, tx)
  if (!change || !isChangeKind(change.kind)) throw new AppError('not_found')
  const state = nextChangeState(change, event, now())
  if (state === null) throw new AppError('conflict', { '': [ALREADY_DECIDED] })
  if (!allowedEvents(actor, change, now()).includes(event)) throw new AppError('forbidden')
  await tx.sensitiveChange.update({
    where: { id: change.id },
    data: {
      state,
      decidedById: actor.accountId,
      decidedByName: actor.name,
      decidedAt: now(),
      decisionReason: reason,
    },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: `change.${event}`,
    subject: { type: 'change', id: change.id },
    regionCode: change.regionCode,
    after: { kind: change.label, summary: change.summary, askedBy: change.requestedByName },
    reason: reason || undefined,
    ...(event !== 'withdraw' && { right: CHANGE_KINDS[change.kind].confirmedBy }),
  })
  return { ...change, kind: change.kind }
}

/**
 * The second person agrees, and the change happens with it. Throws not_found, forbidden for the one who asked, conflict
 * when it was decided or expired meanwhile, when who asked may no longer ask, or when the change no longer fits.
 */
export function confirmChange(actor: Actor, input: ConfirmChangeInput): Promise<void> {
  return transaction(async (tx) => {
    const change = await decide(tx, actor, 'confirm', input)
    if (!(await mayStillAsk(tx, change))) throw new AppError('conflict', { '': [ASKER_GONE] })
    const apply = APPLIERS[change.kind]
    if (!apply) throw new Error(`nothing applies ${change.kind}`)
    await apply(tx, actor, change.payload, change)
    await tell(tx, change, '已同意，已生效', input.reason)
  })
}

/** What somebody asked for who has been shut out or lost the right since does not happen. */
async function mayStillAsk(tx: Tx, change: { kind: ChangeKind; requestedById: string }): Promise<boolean> {
  const permissions = { has: CHANGE_KINDS[change.kind].requestedBy }
  const where = { id: change.requestedById, isEnabled: true, roleRow: { permissions } }
  return (await tx.account.count({ where })) > 0
}

/** Throws not_found, forbidden, conflict. */
export function rejectChange(actor: Actor, input: RejectChangeInput): Promise<void> {
  return transaction(async (tx) => {
    const change = await decide(tx, actor, 'reject', input)
    await dropWhatWaits(tx, change)
    await tell(tx, change, '没有同意', input.reason)
  })
}

/** Who asked takes it back. Throws not_found, forbidden, conflict. */
export function withdrawChange(actor: Actor, { changeId }: WithdrawChangeInput): Promise<void> {
  return transaction(async (tx) =>
    dropWhatWaits(tx, await decide(tx, actor, 'withdraw', { changeId, reason: '' })),
  )
}

async function dropWhatWaits(tx: Tx, change: { kind: ChangeKind; payload: unknown }): Promise<void> {
  if (change.kind === 'account.invite')
    await closeInvitation(tx, invitationPayload.parse(change.payload).invitationId)
}

const tell = (tx: Tx, change: ChangeDto & { kind: ChangeKind }, outcome: string, reason: string) =>
  postNotice(tx, {
    to: { accountIds: [change.requestedById] },
    kind: 'change.decided',
    title: `${outcome}：${change.label}`,
    text: [change.summary, reason && `说明：${reason}`].filter(Boolean).join('\n'),
    href: CHANGE_KINDS[change.kind].inArea ? '/office/changes' : '/admin/changes',
    eventKey: `change:${change.id}:decided`,
  })
