import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import { isUniqueViolation, type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { hashPassword } from '@/lib/core/password'
import type { PermissionCode } from '@/lib/core/permissions'
import { limitRate } from '@/lib/core/rate-limit'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { HAS_ACCOUNT, LINK_DEAD, NUMBER_WRONG, USERNAME_TAKEN } from '@/lib/invitations/labels'
import { findByToken, tokenHashOf } from '@/lib/invitations/queries'
import { isOpen, MOST_ATTEMPTS } from '@/lib/invitations/rules'
import type { AcceptInput } from '@/lib/invitations/schema'
import { postNotice } from '@/lib/notices/commands'
import { refuseBadPassword } from '@/lib/passwords/queries'

type Outcome = { accountId: string } | { attemptsLeft: number }

const dead = () => new AppError('conflict', { '': [LINK_DEAD] })

/**
 * Opens the account a link stands for: its person names it and chooses the password. Who is invited as a person of the
 * staff also proves the identity number, five tries a link. Throws conflict for a dead link, invalid, too_many.
 */
export async function acceptInvitation(actor: Actor, input: AcceptInput, address: string): Promise<void> {
  limitRate('accept', { burst: 100, perMinute: 120 })
  limitRate(`accept:address:${address}`, { burst: 20, perMinute: 10 })
  // Before the slow work: hashing for made-up links would keep others waiting.
  if (!(await findByToken(actor, input.token))) throw dead()
  await refuseBadPassword({ password: input.password, username: input.username })
  const passwordHash = await hashPassword(input.password)
  // A wrong number is counted, so it comes back as an answer: throwing would undo the count.
  const outcome = await transaction((tx) => open(tx, actor, input, passwordHash)).catch((error) => {
    if (isUniqueViolation(error)) throw new AppError('invalid', { username: [USERNAME_TAKEN] })
    throw error
  })
  if ('attemptsLeft' in outcome)
    throw new AppError('invalid', { number: [NUMBER_WRONG(outcome.attemptsLeft)] })
}

async function open(tx: Tx, actor: Actor, input: AcceptInput, passwordHash: string): Promise<Outcome> {
  const tokenHash = tokenHashOf(input.token)
  await tx.$queryRaw`select 1 from invitations where token_hash = ${tokenHash} for update`
  const invitation = await tx.invitation.findUnique({
    where: { tokenHash },
    include: {
      roleRow: { select: { isEnabled: true } },
      organisation: { select: { name: true } },
      staffPerson: { select: { name: true, identityHash: true, account: { select: { id: true } } } },
    },
  })
  if (!invitation || !isOpen(invitation, now()) || !invitation.roleRow?.isEnabled) throw dead()
  if (!(await mayStillInvite(tx, invitation))) throw dead()
  const person = invitation.staffPerson
  if (person?.account) throw new AppError('conflict', { '': [HAS_ACCOUNT] })
  if (person && !isTheirs(input.number, person.identityHash)) {
    const data = { attempts: { increment: 1 } }
    const { attempts } = await tx.invitation.update({ where: { id: invitation.id }, data })
    return { attemptsLeft: MOST_ATTEMPTS - attempts }
  }
  const account = await tx.account.create({
    data: {
      username: input.username,
      displayName: person?.name ?? input.displayName,
      passwordHash,
      passwordChangedAt: now(),
      role: invitation.role,
      roleId: invitation.roleId,
      regionCode: invitation.regionCode,
      organisationId: invitation.organisationId,
      department: invitation.organisation?.name ?? null,
      operatorId: invitation.role === 'operator' ? invitation.operatorId : null,
      staffPersonId: invitation.staffPersonId,
      email: invitation.email,
      isDemo: invitation.isDemo,
    },
    select: { id: true },
  })
  await tx.invitation.update({
    where: { id: invitation.id },
    data: { state: 'accepted', acceptedAt: now(), acceptedAccountId: account.id },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'account.accept',
    subject: { type: 'account', id: account.id },
    regionCode: invitation.regionCode,
    after: { username: input.username, invitedBy: invitation.invitedByName },
  })
  if (invitation.invitedById)
    await postNotice(tx, {
      to: { accountIds: [invitation.invitedById] },
      kind: 'invitation.accepted',
      title: `${invitation.displayName}已经开通账号`,
      text: `账号名 ${input.username}。如果这不是本人开通的，请马上停用这个账号。`,
      href: '',
      eventKey: `invitation:${invitation.id}:accepted`,
    })
  return { accountId: account.id }
}

const SENT_BY = ['accounts.delegate', 'accounts.manage'] as const satisfies PermissionCode[]
const SENT_BY_BODY = ['operator.invite'] as const satisfies PermissionCode[]

type Sent = Pick<Prisma.InvitationGetPayload<object>, 'invitedById' | 'operatorId' | 'role'>

/** What somebody sent who has been shut out since, lost the right to invite or left the body opens nothing. */
async function mayStillInvite(tx: Tx, { invitedById, operatorId, role }: Sent): Promise<boolean> {
  if (!invitedById) return true
  const isOfBody = role === 'operator' || role === 'staff'
  const permissions = { hasSome: [...(isOfBody ? SENT_BY_BODY : SENT_BY)] }
  const where = {
    ...{ id: invitedById, isEnabled: true, roleRow: { isEnabled: true, permissions } },
    ...(isOfBody && { operatorId }),
  }
  return (await tx.account.count({ where })) > 0
}

function isTheirs(typed: string, identityHash: string): boolean {
  const checked = checkIdentityNumber(typed, todayInShanghai())
  return checked.ok && lookupHash(checked.number) === identityHash
}
