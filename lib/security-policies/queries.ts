import 'server-only'
import { db, type Reader } from '@/lib/core/db'
import { policiesFrom, type SecurityPolicies } from './rules'

/** The rules in force. No actor: they bind whoever signs in, before anybody is known. */
export async function getPolicies(reader: Reader = db): Promise<SecurityPolicies> {
  return policiesFrom(await reader.securityPolicy.findMany({ select: { key: true, value: true } }))
}
