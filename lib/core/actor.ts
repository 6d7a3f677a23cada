import { AccountRole } from '@/prisma/generated/enums'
import { type PermissionCode, permissionsOf } from './permissions'

declare const authenticated: unique symbol

export type Role = AccountRole | 'public' | 'system'

/**
 * Who asks. Every query and command takes one first; only session.ts, jobs and test factories make them,
 * so forgetting the gate is a type error.
 */
export type Actor = {
  readonly [authenticated]: true
  readonly role: Role
  readonly accountId: string | null
  readonly name: string
  /** The area an official answers for; null: none. */
  readonly regionCode: string | null
  readonly regionPath: string | null
  readonly department: string | null
  readonly facilityId: string | null
  /** The operator body whose facilities and cases the person works on; null: none. */
  readonly operatorId: string | null
  readonly isDemo: boolean
  readonly requestId: string | null
  /** What the account's role allows; an area or a record of one's own limits it further. */
  readonly permissions: ReadonlySet<PermissionCode>
  /** The signed-in device; null for visitors, jobs and keys. */
  readonly sessionId: string | null
  /** The own staff record of somebody who works in care; null: none. */
  readonly staffPersonId: string | null
}

type Defaulted = 'permissions' | 'sessionId' | 'staffPersonId'
export type ActorFields = Omit<Actor, typeof authenticated | Defaulted> & Partial<Pick<Actor, Defaulted>>

/** What a visitor may do beyond what is public. A copy of the visitor under another role does not carry it along. */
const VISITORS: ReadonlySet<PermissionCode> = new Set()

/** Mints an actor, with the built-in permissions of its kind unless given. Only in session.ts, jobs, scripts and tests. */
export function mintActor(fields: ActorFields): Actor {
  const { role, permissions = VISITORS } = fields
  const builtIn = role in AccountRole ? new Set(permissionsOf(role as AccountRole)) : VISITORS
  const held = permissions === VISITORS ? builtIn : permissions
  return { sessionId: null, staffPersonId: null, ...fields, permissions: held } as Actor
}

/** True when the actor's role holds the permission and, where a region path is given, its area covers it. */
export function can(actor: Actor, code: PermissionCode, regionPath?: string): boolean {
  if (actor.role === 'system') return true
  if (!actor.permissions.has(code)) return false
  // Administrators answer for the whole portal.
  return regionPath === undefined || isAdmin(actor) || coversPath(actor, regionPath)
}

/** A visitor without sign-in. */
export const publicActor: Actor = mintActor({
  role: 'public',
  accountId: null,
  name: '访客',
  regionCode: null,
  regionPath: null,
  department: null,
  facilityId: null,
  operatorId: null,
  isDemo: false,
  requestId: null,
})

/** The portal itself, named after the job or command that runs. */
export function systemActor(job: string): Actor {
  return mintActor({ ...publicActor, role: 'system', name: `系统：${job}` })
}

const OFFICIAL_ROLES: readonly Role[] = ['reviewer', 'department', 'inspector', 'township', 'planner']
const ADMIN_ROLES: readonly Role[] = ['sysadmin', 'secadmin', 'auditor']

export function isOfficial(actor: Actor): boolean {
  return OFFICIAL_ROLES.includes(actor.role)
}

export function isAdmin(actor: Actor): boolean {
  return ADMIN_ROLES.includes(actor.role)
}

/** True when the region (by path) lies in the actor's area; a system actor's area is everything. */
export function coversPath(actor: Actor, regionPath: string): boolean {
  if (actor.role === 'system') return true
  if (!actor.regionPath) return false
  return regionPath === actor.regionPath || regionPath.startsWith(`${actor.regionPath}/`)
}
