import 'server-only'
import type { AccountRole } from '@/prisma/generated/enums'
import { type Actor, mintActor } from './actor'
import { now } from './clock'
import { db, type Reader } from './db'
import { isPermissionCode } from './permissions'
import { DEFAULT_IDLE_MINUTES, SEEN_STEP_SECONDS } from './sign-in-limits'
import type { SessionStage } from './sign-in-stages'

/** What a session token carries; everything else is read again at each request. */
export type SessionClaim = { sessionId: string }

export type SignedInSession = {
  actor: Actor
  stage: SessionStage
  /** When it ends if nothing is asked for any more. */
  idleEndsAt: Date
  /** The absolute end, however busy. */
  expiresAt: Date
}

type Row = {
  id: string
  role: AccountRole
  displayName: string
  regionCode: string | null
  regionPath: string | null
  department: string | null
  facilityId: string | null
  operatorId: string | null
  staffPersonId: string | null
  isDemo: boolean
  permissions: string[] | null
  lastSeenAt: Date
  expiresAt: Date
  idleMinutes: number
  isSecondDone: boolean
  hasTotp: boolean
  mustChange: boolean
}

/**
 * The session a claim names with its account, role, area and idle limit, in one statement because it runs at every
 * request. Null when it has ended, idled, expired, or its account is gone or disabled. Counts as activity unless
 * `isLookOnly`.
 */
export async function readSession(
  { sessionId }: SessionClaim,
  requestId: string | null,
  { reader = db, isLookOnly = false }: { reader?: Reader; isLookOnly?: boolean } = {},
): Promise<SignedInSession | null> {
  const at = now()
  const [row] = await reader.$queryRaw<Row[]>`
    select a.id, a.role::text as role, a.display_name as "displayName", a.region_code as "regionCode",
           g.path as "regionPath", a.department, a.facility_id as "facilityId", a.operator_id as "operatorId",
           a.staff_person_id as "staffPersonId", a.is_demo as "isDemo", r.permissions,
           s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", l.idle as "idleMinutes",
           s.second_factor_at is not null as "isSecondDone", a.totp_confirmed_at is not null as "hasTotp",
           a.must_change_password as "mustChange"
    from sessions s
    cross join (select coalesce((select (value #>> '{}')::int from security_policies where key = 'idleMinutes'),
                                ${DEFAULT_IDLE_MINUTES}) as idle) l
    join accounts a on a.id = s.account_id
    left join roles r on r.id = a.role_id and r.is_enabled
    left join regions g on g.code = a.region_code
    where s.id = ${sessionId}::uuid and s.ended_at is null and a.is_enabled and s.expires_at > ${at}
      and s.last_seen_at > ${at}::timestamptz - make_interval(mins => l.idle)`
  if (!row) return null
  const lastSeenAt = isLookOnly ? row.lastSeenAt : await see(reader, sessionId, row.lastSeenAt, at)
  return {
    actor: actorOf(row, sessionId, requestId),
    stage: stageOf(row),
    idleEndsAt: new Date(lastSeenAt.getTime() + row.idleMinutes * 60_000),
    expiresAt: row.expiresAt,
  }
}

async function see(reader: Reader, sessionId: string, lastSeenAt: Date, at: Date): Promise<Date> {
  if (at.getTime() - lastSeenAt.getTime() < SEEN_STEP_SECONDS * 1_000) return lastSeenAt
  await reader.session.updateMany({
    where: { id: sessionId, endedAt: null, lastSeenAt: { lt: at } },
    data: { lastSeenAt: at },
  })
  return at
}

function stageOf({ isSecondDone, hasTotp, mustChange }: Row): SessionStage {
  if (!isSecondDone) return hasTotp ? 'second_step' : 'enrol'
  return mustChange ? 'new_password' : 'open'
}

const actorOf = (row: Row, sessionId: string, requestId: string | null): Actor =>
  mintActor({
    role: row.role,
    accountId: row.id,
    name: row.displayName,
    regionCode: row.regionCode,
    regionPath: row.regionPath,
    department: row.department,
    facilityId: row.facilityId,
    operatorId: row.operatorId,
    isDemo: row.isDemo,
    staffPersonId: row.staffPersonId,
    permissions: new Set((row.permissions ?? []).filter(isPermissionCode)),
    sessionId,
    requestId,
  })

/** Who stands behind a claim; null unless every step of signing in is done. */
export async function actorOfClaim(
  claim: SessionClaim,
  requestId: string | null,
  reader: Reader = db,
): Promise<Actor | null> {
  const session = await readSession(claim, requestId, { reader })
  return session?.stage === 'open' ? session.actor : null
}
