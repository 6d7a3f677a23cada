import 'server-only'
import { randomBytes } from 'node:crypto'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { requestChange } from '@/lib/change-requests/commands'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/outbox'
import { limitRate } from '@/lib/core/rate-limit'
import { maskEmail } from '@/lib/format/mask'
import { resolveRegion } from '@/lib/regions/queries'
import { isOfficialRole } from '@/lib/roles/policy'
import { grantableRoles } from '@/lib/roles/queries'
import {
  ALREADY_INVITED,
  EMAIL_NEEDED,
  HAS_ACCOUNT,
  MAIL_TITLE,
  mailText,
  NO_REGION,
  NOT_BELOW,
  ORGANISATION_NEEDED,
  WRONG_ORGANISATION,
} from './labels'
import { invites, invitesColleagues, opensByMailOnly } from './policy'
import { findInvitation, tokenHashOf } from './queries'
import { type InvitationEvent, invitationExpiry } from './rules'
import type { InvitationIdInput, InviteColleagueInput, InviteOfficialInput, InviteStaffInput } from './schema'

/** `path`: the link, handed out this once; null while a second person has not agreed. */
export type Sent = { path: string | null }

type Given = Omit<
  Prisma.InvitationUncheckedCreateInput,
  'state' | 'expiresAt' | 'tokenHash' | 'invitedByName'
>

/** Writes an invitation; an open one with its link, which is mailed too where an address is known. */
async function create(tx: Tx, actor: Actor, given: Given, isWaiting: boolean) {
  const at = now()
  const row = await tx.invitation.create({
    data: {
      ...given,
      state: isWaiting ? 'waiting' : 'open',
      // Until it opens nobody knows a link to it.
      tokenHash: tokenHashOf(randomBytes(32).toString('base64url')),
      invitedById: actor.accountId,
      invitedByName: actor.name,
      createdAt: at,
      expiresAt: invitationExpiry(at),
      isDemo: actor.isDemo,
    },
    select: { id: true, role: true },
  })
  await audit(tx, actor, {
    action: 'account.invite',
    subject: { type: 'invitation', id: row.id },
    regionCode: given.regionCode,
    after: { displayName: given.displayName, role: ROLE_LABELS[row.role] },
  })
  return { id: row.id, path: isWaiting ? null : await renewLink(tx, row.id) }
}

/** Gives an invitation a fresh link and voids the older one. Returns its path. */
async function renewLink(tx: Tx, id: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const path = `/invitations/${token}`
  const expiresAt = invitationExpiry(now())
  const row = await tx.invitation.update({
    where: { id },
    data: { tokenHash: tokenHashOf(token), state: 'open', expiresAt, attempts: 0, version: { increment: 1 } },
    select: { email: true, isDemo: true, role: true, invitedByName: true },
  })
  // The password of demo accounts is published: whoever enters an address there must not make the portal write to it.
  if (row.email && !row.isDemo)
    await enqueue(tx, 'message.email', {
      address: row.email,
      title: MAIL_TITLE,
      text: mailText(row.invitedByName, ROLE_LABELS[row.role]),
      href: path,
      until: expiresAt.toISOString(),
    })
  return path
}

const limit = (actor: Actor) => limitRate(`invite:${actor.accountId}`, { burst: 30, perMinute: 10 })

/**
 * Invites an official or an administrator. The system administrator's needs a second person; an area's planner invites
 * downward at once. Throws forbidden, invalid.
 */
export function inviteOfficial(actor: Actor, input: InviteOfficialInput): Promise<Sent> {
  limit(actor)
  return transaction(async (tx) => {
    const role = (await grantableRoles(actor, tx)).find(({ id }) => id === input.roleId)
    if (!role) throw new AppError('invalid', { roleId: ['请选择角色'] })
    const isOfficial = isOfficialRole(role.base)
    const region = isOfficial
      ? await resolveRegion(actor, input.region, actor.regionPath ?? '100000', tx)
      : null
    if (isOfficial && !region) throw new AppError('invalid', { region: [NO_REGION] })
    const rank = { role: role.base, regionPath: region?.path ?? null, permissions: role.permissions }
    const way = invites(actor, rank)
    if (!way && !can(actor, 'accounts.delegate')) throw new AppError('forbidden')
    if (!way) throw new AppError('invalid', { roleId: [NOT_BELOW] })
    const organisationId = isOfficial
      ? await fitOrganisation(tx, actor, input, { base: role.base, regionCode: region?.code ?? '' })
      : null
    const { displayName, email, reason } = input
    const byMail = opensByMailOnly({ role: role.base, isDemo: actor.isDemo })
    if (byMail && !email) throw new AppError('invalid', { email: [EMAIL_NEEDED] })
    const given = { displayName, email, role: role.base, roleId: role.id, organisationId }
    const { id, path } = await create(
      tx,
      actor,
      { ...given, regionCode: region?.code ?? null },
      way === 'asked',
    )
    if (way === 'asked')
      await requestChange(tx, actor, {
        kind: 'account.invite',
        subject: { type: 'invitation', id },
        summary: `邀请“${displayName}”，角色“${role.name}”，${region ? `地区${region.name}` : '不分地区'}${byMail ? `，链接发到${maskEmail(email)}` : ''}`,
        payload: { invitationId: id },
        reason,
        isDemo: actor.isDemo,
      })
    return { path }
  })
}

async function fitOrganisation(
  tx: Tx,
  actor: Actor,
  input: InviteOfficialInput,
  { base, regionCode }: { base: string; regionCode: string },
) {
  if (!input.organisationId) {
    // A department finds its tasks by its name.
    if (base === 'department') throw new AppError('invalid', { organisationId: [ORGANISATION_NEEDED] })
    return null
  }
  const where = {
    id: input.organisationId,
    regionCode,
    isEnabled: true,
    ...(!actor.isDemo && { isDemo: false }),
  }
  const organisation = await tx.organisation.findFirst({ where, select: { id: true } })
  if (!organisation) throw new AppError('invalid', { organisationId: [WRONG_ORGANISATION] })
  return organisation.id
}

/** Invites a colleague to the own body's rooms. Throws forbidden. */
export function inviteColleague(actor: Actor, input: InviteColleagueInput): Promise<Sent> {
  limit(actor)
  return transaction(async (tx) => {
    if (!invitesColleagues(actor)) throw new AppError('forbidden')
    const given = { ...input, role: 'operator' as const, operatorId: actor.operatorId }
    return create(tx, actor, { ...given, roleId: await builtInRole(tx, 'operator') }, false)
  })
}

/** Invites one of the own body's people to the own record. Throws forbidden, not_found, conflict. */
export function inviteStaff(actor: Actor, { personId, email }: InviteStaffInput): Promise<Sent> {
  limit(actor)
  return transaction(async (tx) => {
    const { operatorId } = actor
    if (!invitesColleagues(actor) || !operatorId) throw new AppError('forbidden')
    // Two invitations of one person wait for each other here.
    await tx.$queryRaw`select 1 from staff_people where id = ${personId}::uuid for no key update`
    const person = await tx.staffPerson.findFirst({
      where: { id: personId, posts: { some: { operatorId, endedOn: null } } },
      select: { name: true, account: { select: { id: true } } },
    })
    if (!person) throw new AppError('not_found')
    if (person.account) throw new AppError('conflict', { '': [HAS_ACCOUNT] })
    const open = { staffPersonId: personId, state: 'open' as const, expiresAt: { gt: now() } }
    if ((await tx.invitation.count({ where: open })) > 0)
      throw new AppError('conflict', { '': [ALREADY_INVITED] })
    const given = { displayName: person.name, email, role: 'staff' as const, operatorId }
    const roleId = await builtInRole(tx, 'staff')
    return create(tx, actor, { ...given, roleId, staffPersonId: personId }, false)
  })
}

const builtInRole = async (tx: Tx, base: 'operator' | 'staff'): Promise<string> =>
  (await tx.role.findFirstOrThrow({ where: { base, isBuiltIn: true }, select: { id: true } })).id

async function locked(tx: Tx, actor: Actor, id: string, event: InvitationEvent) {
  await tx.$queryRaw`select 1 from invitations where id = ${id}::uuid for update`
  const invitation = await findInvitation(actor, id, tx)
  if (!invitation) throw new AppError('not_found')
  if (invitation.events.length === 0)
    throw new AppError(invitation.state === 'open' ? 'forbidden' : 'conflict')
  if (!invitation.events.includes(event)) throw new AppError('conflict')
  return invitation
}

/**
 * Gives an invitation a new link, mailed again too; the older one is void. An administrator's is only mailed. Throws
 * not_found, forbidden, conflict.
 */
export function resendInvitation(actor: Actor, { invitationId }: InvitationIdInput): Promise<Sent> {
  limit(actor)
  return transaction(async (tx) => {
    const invitation = await locked(tx, actor, invitationId, 'resend')
    const { id } = invitation
    const byMail = opensByMailOnly(invitation)
    if (byMail && !invitation.email) throw new AppError('conflict', { '': [EMAIL_NEEDED] })
    const path = await renewLink(tx, id)
    await audit(tx, actor, { action: 'account.invite_again', subject: { type: 'invitation', id } })
    return { path: byMail ? null : path }
  })
}

/** The link opens nothing any more. Throws not_found, forbidden, conflict. */
export function withdrawInvitation(actor: Actor, { invitationId }: InvitationIdInput): Promise<void> {
  return transaction(async (tx) => {
    const { id } = await locked(tx, actor, invitationId, 'withdraw')
    await closeInvitation(tx, id)
    await audit(tx, actor, { action: 'account.invite_withdraw', subject: { type: 'invitation', id } })
  })
}

/** Also for one whose second person said no. */
export async function closeInvitation(tx: Tx, id: string): Promise<void> {
  await tx.invitation.updateMany({
    where: { id, state: { in: ['waiting', 'open'] } },
    data: { state: 'withdrawn' },
  })
}

/** Opens an invitation two persons agreed to and mails its link. Throws conflict when it is no longer waiting. */
export async function applyInvitation(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from invitations where id = ${id}::uuid for update`
  const row = await tx.invitation.findUnique({ where: { id }, select: { state: true } })
  if (row?.state !== 'waiting') throw new AppError('conflict')
  await renewLink(tx, id)
}
