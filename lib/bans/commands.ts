import 'server-only'
import { requestChange } from '@/lib/change-requests/commands'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { lookupHash, seal } from '@/lib/core/crypto'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { toDateColumn } from '@/lib/format/date'
import { maskIdentityNumber } from '@/lib/format/mask'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { BAN_GROUND_LABELS } from './labels'
import { keepsBans } from './policy'
import { findBan } from './queries'
import { recheckPeople } from './recheck'
import { banErrors, isInForce } from './rules'
import { type EnterBanInput, liftPayloadSchema, type RequestLiftInput } from './schema'

const ENTERED_ALREADY = '这个人的这份决定已经登记过，不用再登记。'

/**
 * Enters a decision in the actor's own area. Somebody in post then is a conflict at once, and operator and officials are
 * told. Throws forbidden, invalid, conflict for the same decision twice.
 */
export async function enterBan(actor: Actor, input: EnterBanInput): Promise<{ id: string }> {
  const { regionCode } = actor
  if (!keepsBans(actor) || regionCode === null) throw new AppError('forbidden')
  limitRate(`ban:${actor.accountId}`, { burst: 40, perMinute: 20 })
  const { identitySecret, decidedOn, startsOn, endsOn, ...fields } = input
  const today = todayInShanghai()
  const errors = banErrors({ ground: input.ground, decidedOn, startsOn, endsOn }, today)
  const checked = checkIdentityNumber(identitySecret, today)
  if (!checked.ok) errors.identitySecret = [IDENTITY_PROBLEMS[checked.reason]]
  if (!checked.ok || Object.keys(errors).length > 0) throw new AppError('invalid', errors)
  const identityHash = lookupHash(checked.number)
  const identitySealed = await seal(checked.number)
  return transaction(async (tx) => {
    // Whoever hires the person in this moment holds their row: one of the two sees the other.
    await tx.$queryRaw`select 1 from staff_people where identity_hash = ${identityHash} for update`
    const made = await tx.staffBan.create({
      data: {
        ...fields,
        identityHash,
        identitySealed,
        identityMasked: maskIdentityNumber(checked.number),
        decidedOn: toDateColumn(decidedOn),
        startsOn: toDateColumn(startsOn),
        endsOn: endsOn && toDateColumn(endsOn),
        regionCode,
        enteredById: actor.accountId,
        enteredByName: actor.name,
        isDemo: actor.isDemo,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'ban.enter',
      subject: { type: 'staff_ban', id: made.id },
      regionCode,
      after: {
        name: input.name,
        ground: BAN_GROUND_LABELS[input.ground],
        decisionBody: input.decisionBody,
        decisionNumber: input.decisionNumber,
        startsOn,
        endsOn,
      },
    })
    if (isInForce({ state: 'active', startsOn, endsOn }, today)) await recheckPeople(tx, identityHash)
    return made
  }).catch((error) => {
    if (isUniqueViolation(error)) throw new AppError('conflict', { '': [ENTERED_ALREADY] })
    throw error
  })
}

/**
 * Asks for a ban to be lifted; a second person has to agree (kind `ban.lift`). Throws not_found, conflict after another
 * change or while one is asked for already.
 */
export async function requestLift(actor: Actor, input: RequestLiftInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const ban = await findBan(actor, input.banId, tx)
    if (!ban) throw new AppError('not_found')
    if (ban.state !== 'active' || ban.version !== input.version) throw new AppError('conflict')
    return requestChange(tx, actor, {
      kind: 'ban.lift',
      subject: { type: 'staff_ban', id: ban.id },
      summary: `解除从业禁止：${ban.decisionBody}${ban.decisionNumber}`,
      payload: { banId: ban.id, reason: input.reason },
      reason: input.reason,
      regionCode: ban.regionCode,
      isDemo: ban.isDemo,
    })
  })
}

/** Carries out a lift two people have agreed on. Throws conflict when it was lifted already. */
export async function applyLift(tx: Tx, actor: Actor, payload: unknown): Promise<void> {
  const { banId, reason } = liftPayloadSchema.parse(payload)
  await tx.$queryRaw`select 1 from staff_bans where id = ${banId}::uuid for update`
  const ban = await tx.staffBan.findUnique({
    where: { id: banId },
    select: { state: true, identityHash: true, regionCode: true, version: true },
  })
  if (!ban) throw new AppError('not_found')
  if (ban.state !== 'active') throw new AppError('conflict')
  await tx.staffBan.update({
    where: { id: banId },
    data: {
      state: 'lifted',
      liftedAt: now(),
      liftedByName: actor.name,
      liftReason: reason,
      version: ban.version + 1,
    },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'ban.lift',
    subject: { type: 'staff_ban', id: banId },
    regionCode: ban.regionCode,
    after: { state: 'lifted' },
    reason,
  })
  await recheckPeople(tx, ban.identityHash)
}
