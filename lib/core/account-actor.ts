import 'server-only'
import { type Actor, mintActor } from './actor'
import { db, type Reader } from './db'
import { isPermissionCode } from './permissions'

/** What a session token carries; everything else is read again at each request. */
export type SessionClaim = { accountId: string; sessionVersion: number }

const ACTOR_COLUMNS = {
  id: true,
  role: true,
  displayName: true,
  regionCode: true,
  department: true,
  facilityId: true,
  operatorId: true,
  isDemo: true,
  isEnabled: true,
  sessionVersion: true,
  staffPersonId: true,
  roleRow: { select: { permissions: true } },
  region: { select: { path: true } },
} as const

/** The actor a claim stands for; null when the account is gone, disabled, or signed out everywhere since. */
export async function actorOfClaim(
  claim: SessionClaim,
  requestId: string | null,
  reader: Reader = db,
): Promise<Actor | null> {
  const account = await reader.account.findUnique({ where: { id: claim.accountId }, select: ACTOR_COLUMNS })
  if (!account?.isEnabled || account.sessionVersion !== claim.sessionVersion) return null
  return mintActor({
    role: account.role,
    accountId: account.id,
    name: account.displayName,
    regionCode: account.regionCode,
    regionPath: account.region?.path ?? null,
    department: account.department,
    facilityId: account.facilityId,
    operatorId: account.operatorId,
    isDemo: account.isDemo,
    staffPersonId: account.staffPersonId,
    permissions: new Set((account.roleRow?.permissions ?? []).filter(isPermissionCode)),
    requestId,
  })
}
