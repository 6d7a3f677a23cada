import 'server-only'
import { randomUUID } from 'node:crypto'
import { judgeCode, sendCode } from '@/lib/confirmations/commands'
import { connectedChannels } from '@/lib/confirmations/queries'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { hashPassword } from '@/lib/core/password'
import { limitRate } from '@/lib/core/rate-limit'
import { setPassword, tellOwner } from '@/lib/passwords/commands'
import { refuseBadPassword } from '@/lib/passwords/queries'
import { endSessions } from '@/lib/sessions/commands'
import { lockAccount } from '@/lib/sign-in-attempts/commands'
import { REFUSED } from './rules'
import type { AskRecoveryInput, RecoverInput } from './schema'

const subjectOf = (id: string) => ({ type: 'account', id })

/**
 * Sends a code to the confirmed address of an account. Answers alike with an id whether account and address are known
 * or not, locked or not. Throws too_many for a hurried address or name, forbidden where nothing can be sent.
 */
export async function askRecovery(
  actor: Actor,
  input: AskRecoveryInput,
  from: string,
): Promise<{ confirmationId: string }> {
  if (!connectedChannels().includes(input.channel))
    throw new AppError('forbidden', { '': ['门户没有接通这个通道，请联系管理员重新设置密码。'] })
  limitRate('recovery', { burst: 100, perMinute: 100 })
  limitRate(`recovery:address:${from}`, { burst: 20, perMinute: 10 })
  limitRate(`recovery:name:${input.username}`, { burst: 5, perMinute: 2 })
  const account = await findOwner(input)
  const sent = account && (await send(actor, account, input))
  return { confirmationId: sent ?? randomUUID() }
}

/** Demo accounts have published passwords that must stay; their code would be shown to anybody. */
function findOwner({ username, channel, address }: AskRecoveryInput) {
  const proven =
    channel === 'email'
      ? { email: { equals: address, mode: 'insensitive' as const }, emailConfirmedAt: { not: null } }
      : { phone: address, phoneConfirmedAt: { not: null } }
  return db.account.findFirst({
    where: { username, isEnabled: true, isDemo: false, ...proven },
    select: { id: true, regionCode: true },
  })
}

async function send(
  actor: Actor,
  { id, regionCode }: { id: string; regionCode: string | null },
  { channel, address }: AskRecoveryInput,
): Promise<string> {
  try {
    return await transaction(async (tx) => {
      const code = await sendCode(tx, { accountId: id, channel, address }, 'recovery')
      await audit(tx, actor, { action: 'account.ask_recovery', subject: subjectOf(id), regionCode })
      return code.id
    })
  } catch (error) {
    // "A code was just sent" would say that the account is there; the one on its way still opens.
    if (!(error instanceof AppError) || error.code !== 'too_many') throw error
    const last = await db.confirmation.findFirst({
      where: { accountId: id, purpose: 'recovery' },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
    })
    return last?.id ?? randomUUID()
  }
}

/**
 * Sets a new password by the code: all sessions end, the lock ends, the second factor stays. A bad password or code
 * answers alike for any id and costs the same one hash. Throws invalid, too_many.
 */
export async function recover(actor: Actor, input: RecoverInput, from: string): Promise<void> {
  limitRate('recover', { burst: 100, perMinute: 100 })
  limitRate(`recover:address:${from}`, { burst: 20, perMinute: 20 })
  await refuseBadPassword({ password: input.password, username: '' })
  const passwordHash = await hashPassword(input.password)
  const isDone = await transaction(async (tx) => {
    const judged = await judgeCode(tx, input, 'recovery')
    if (!judged) return false
    const subject = subjectOf(judged.accountId)
    const account = await lockAccount(tx, judged.accountId)
    if (judged.verdict !== 'right' || !account?.isEnabled) {
      await audit(tx, actor, { action: 'account.recovery_refused', subject, regionCode: account?.regionCode })
      return false
    }
    const { username } = await tx.account.findUniqueOrThrow({
      where: { id: account.id },
      select: { username: true },
    })
    // Only whoever holds the code learns that a password was used before; thrown here, the code is not used up.
    await refuseBadPassword({ password: input.password, username, accountId: account.id })
    await setPassword(tx, account.id, passwordHash)
    await endSessions(tx, account.id, 'recovered')
    await audit(tx, actor, { action: 'account.recover', subject, regionCode: account.regionCode })
    await tellOwner(tx, account.id)
    return true
  })
  if (!isDone) throw new AppError('invalid', { code: [REFUSED] })
}
