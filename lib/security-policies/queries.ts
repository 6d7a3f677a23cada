import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { POLICY_KEYS, type PolicyKey, type PolicyValue, policiesFrom, type SecurityPolicies } from './rules'

/** The rules in force. No actor: they bind whoever signs in, before anybody is known. */
export async function getPolicies(reader: Reader = db): Promise<SecurityPolicies> {
  return policiesFrom(await reader.securityPolicy.findMany({ select: { key: true, value: true } }))
}

export type PolicyDto = {
  key: PolicyKey
  value: PolicyValue
  /** 0: the portal's default. */
  version: number
  changedByName: string | null
  changedAt: Date | null
}

/** Every rule with who set it. Throws forbidden for whoever neither asks for changes nor agrees to them. */
export async function listPolicies(actor: Actor): Promise<PolicyDto[]> {
  if (!can(actor, 'security_policies.change') && !can(actor, 'changes.confirm_security'))
    throw new AppError('forbidden')
  const rows = await db.securityPolicy.findMany()
  const inForce = policiesFrom(rows)
  return POLICY_KEYS.map((key) => {
    const row = rows.find((one) => one.key === key)
    return {
      key,
      value: inForce[key],
      version: row?.version ?? 0,
      changedByName: row?.changedByName ?? null,
      changedAt: row?.changedAt ?? null,
    }
  })
}
