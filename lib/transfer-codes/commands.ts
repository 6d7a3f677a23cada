import 'server-only'
import { randomBytes } from 'node:crypto'
import { refuseBanned } from '@/lib/bans/look-ups'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import { db, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { checkPost, refusePost, requireKeeper, writePost } from '@/lib/staff/posts'
import { CODE_BYTES, codeOf, readCode, spacedCode, TRANSFER_DAYS } from './rules'
import type { HireByCodeInput } from './schema'

const DAY = 86_400_000
const WRONG = '转移码不对、已经用过，或者过了 7 天。请向本人要一个新的。'

/**
 * Makes the code with which the next employer takes the own record over; shown once, kept as a keyed hash, and the one
 * before it no longer works. Throws forbidden for whoever has no staff record, too_many.
 */
export async function makeTransferCode(actor: Actor): Promise<{ transferCode: string; expiresAt: Date }> {
  const { staffPersonId } = actor
  if (!can(actor, 'staff.own') || staffPersonId === null) throw new AppError('forbidden')
  limitRate(`transfer-make:${staffPersonId}`, { burst: 5, perMinute: 1 })
  const code = codeOf(randomBytes(CODE_BYTES))
  const expiresAt = new Date(now().getTime() + TRANSFER_DAYS * DAY)
  await transaction(async (tx) => {
    await tx.transferCode.deleteMany({ where: { personId: staffPersonId, usedAt: null } })
    await tx.transferCode.create({
      data: { personId: staffPersonId, codeHash: lookupHash(`transfer:${code}`), expiresAt },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'transfer.make',
      subject: { type: 'staff_person', id: staffPersonId },
      after: { expiresAt },
    })
  })
  return { transferCode: spacedCode(code), expiresAt }
}

/**
 * Hires somebody by the code they gave, without typing name or number. One refusal for wrong, used and old codes alike.
 * Throws forbidden, too_many, invalid (also for somebody barred from care, who keeps the code), conflict.
 */
export async function hireByCode(
  actor: Actor,
  input: HireByCodeInput,
): Promise<{ personId: string; postId: string }> {
  const { operatorId } = requireKeeper(actor)
  limitRate(`transfer:${operatorId}`, { burst: 10, perMinute: 1 })
  limitRate('transfer', { burst: 300, perMinute: 100 })
  const { transferSecret, ...post } = input
  const code = readCode(transferSecret)
  const refusal = new AppError('invalid', { transferSecret: [WRONG] })
  const codeHash = lookupHash(`transfer:${code ?? ''}`)
  const found = await db.transferCode.findFirst({
    where: {
      codeHash,
      usedAt: null,
      expiresAt: { gt: now() },
      // A demo body takes no real person over, nor a real body somebody invented.
      person: { isDemo: actor.isDemo },
    },
    select: { id: true, person: { select: { id: true, name: true, identityHash: true } } },
  })
  if (code === null || !found) throw refusal
  const { id: personId, name, identityHash } = found.person
  await refuseBanned(actor, { identityHash, purpose: 'transfer' }, 'transferSecret')
  return transaction(async (tx) => {
    await checkPost(tx, { operatorId }, post)
    const used = await tx.transferCode.updateMany({
      where: { id: found.id, usedAt: null, expiresAt: { gt: now() } },
      data: { usedAt: now(), usedByOperatorId: operatorId },
    })
    if (used.count === 0) throw refusal
    await audit(tx, actor, {
      action: 'transfer.use',
      subject: { type: 'staff_person', id: personId },
      regionCode: actor.regionCode,
      after: { name },
    })
    return { personId, ...(await writePost(tx, actor, { personId, name, operatorId, post })) }
  }).catch(refusePost)
}
