import 'server-only'
import { requestChange } from '@/lib/change-requests/commands'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { isPolicyValue, POLICIES, type PolicyKey, policyText } from './rules'
import { policyPayload, type RequestPolicyInput } from './schema'

const UNCHANGED = '这就是现在的值，没有要修改的。'

/** Asks for another rule of sign-in; the system administrator agrees. Throws forbidden, conflict, invalid. */
export function requestPolicy(actor: Actor, input: RequestPolicyInput): Promise<{ id: string }> {
  if (!can(actor, 'security_policies.change')) throw new AppError('forbidden')
  const { key, value, version, reason } = input
  return transaction(async (tx) => {
    const known = await lockPolicy(tx, key)
    if (known.version !== version) throw new AppError('conflict')
    if (known.value === value) throw new AppError('invalid', { value: [UNCHANGED] })
    return requestChange(tx, actor, {
      kind: 'policy.set',
      subject: { type: 'security_policy', id: key },
      summary: `${POLICIES[key].label}：${policyText(key, known.value)} → ${policyText(key, value)}`,
      payload: { key, value, version },
      reason,
      isDemo: actor.isDemo,
    })
  })
}

/** Puts an agreed rule in force. Throws conflict when it was changed since it was asked for. */
export async function applyPolicy(tx: Tx, actor: Actor, payload: unknown): Promise<void> {
  const { key, value, version } = policyPayload.parse(payload)
  if (!isPolicyValue(key, value)) throw new AppError('invalid')
  const known = await lockPolicy(tx, key)
  if (known.version !== version) throw new AppError('conflict')
  const data = { value, changedByName: actor.name, changedAt: now(), version: version + 1 }
  await tx.securityPolicy.upsert({
    where: { key },
    create: { key, ...data },
    update: data,
    select: { key: true },
  })
  await audit(tx, actor, {
    action: 'security_policy.change',
    subject: { type: 'security_policy', id: key },
    before: { value: policyText(key, known.value) },
    after: { value: policyText(key, value) },
  })
}

/** A rule nobody has set has no row to lock; then the table's own lock keeps two first settings apart. */
async function lockPolicy(tx: Tx, key: PolicyKey) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`security_policy:${key}`}, 0))`
  const row = await tx.securityPolicy.findUnique({ where: { key }, select: { value: true, version: true } })
  const value = row && isPolicyValue(key, row.value) ? row.value : POLICIES[key].fallback
  return { value, version: row?.version ?? 0 }
}
