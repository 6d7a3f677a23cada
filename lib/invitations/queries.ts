import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { isPermissionCode } from '@/lib/core/permissions'
import type { AccountRole } from '@/prisma/generated/enums'
import { allowedEvents, type InvitationForPolicy, visibleTo } from './policy'
import { type InvitationEvent, isOpen, type ShownState, shownState } from './rules'

const MOST_LISTED = 200

const COLUMNS = {
  id: true,
  state: true,
  displayName: true,
  role: true,
  roleRow: { select: { name: true, permissions: true } },
  region: { select: { code: true, name: true, path: true } },
  organisation: { select: { name: true } },
  operatorId: true,
  staffPersonId: true,
  email: true,
  invitedById: true,
  invitedByName: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  attempts: true,
  isDemo: true,
} as const satisfies Prisma.InvitationSelect

type Row = Prisma.InvitationGetPayload<{ select: typeof COLUMNS }>

export type InvitationDto = InvitationForPolicy &
  Omit<Row, 'roleRow' | 'region' | 'organisation' | 'staffPersonId'> & {
    roleName: string
    regionName: string | null
    organisation: string | null
    isStaff: boolean
    shown: ShownState
    events: InvitationEvent[]
  }

function toDto(actor: Actor, { roleRow, region, organisation, staffPersonId, ...row }: Row): InvitationDto {
  const permissions = (roleRow?.permissions ?? []).filter(isPermissionCode)
  const rank = { ...row, permissions, regionPath: region?.path ?? null }
  return {
    ...rank,
    roleName: roleRow?.name ?? '',
    regionName: region?.name ?? null,
    organisation: organisation?.name ?? null,
    isStaff: staffPersonId !== null,
    shown: shownState(row, now()),
    events: allowedEvents(actor, rank),
  }
}

/** The invitations the actor answers for, latest first. At most 200. */
export async function listInvitations(actor: Actor): Promise<InvitationDto[]> {
  const rows = await db.invitation.findMany({
    where: visibleTo(actor),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_LISTED,
    select: COLUMNS,
  })
  return rows.map((row) => toDto(actor, row))
}

/** Null for one that is not there or that the actor may not see. */
export async function findInvitation(
  actor: Actor,
  id: string,
  reader: Reader = db,
): Promise<InvitationDto | null> {
  const row = await reader.invitation.findFirst({
    where: { AND: [visibleTo(actor), { id }] },
    select: COLUMNS,
  })
  return row && toDto(actor, row)
}

/** Only this of a link is kept; 256 random bits need no slow hash. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export type OpenInvitation = {
  displayName: string
  role: AccountRole
  roleName: string
  /** Where the account will belong: the area and office, or the body. */
  belongsTo: string
  asksNumber: boolean
}

/** What a link stands for, to whoever has it; null when it opens nothing. */
export async function findByToken(_actor: Actor, token: string): Promise<OpenInvitation | null> {
  const row = await db.invitation.findUnique({
    where: { tokenHash: tokenHashOf(token) },
    select: { ...COLUMNS, operator: { select: { name: true } } },
  })
  if (!row || !isOpen(row, now())) return null
  return {
    displayName: row.displayName,
    role: row.role,
    roleName: row.roleRow?.name ?? '',
    belongsTo: row.operator?.name ?? [row.region?.name, row.organisation?.name].filter(Boolean).join(' · '),
    asksNumber: row.staffPersonId !== null,
  }
}

export type InvitablePerson = { id: string; name: string; identityMasked: string }

/** The body's own people at work who have no account yet and no invitation under way. At most 500. */
export async function listInvitablePeople(actor: Actor): Promise<InvitablePerson[]> {
  if (!actor.operatorId) return []
  return db.staffPerson.findMany({
    where: {
      posts: { some: { operatorId: actor.operatorId, endedOn: null } },
      account: null,
      invitations: { none: { state: 'open', expiresAt: { gt: now() } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, name: true, identityMasked: true },
  })
}
