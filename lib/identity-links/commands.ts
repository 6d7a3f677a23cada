import 'server-only'
import { randomBytes } from 'node:crypto'
import { readSession } from '@/lib/core/account-actor'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { OidcIdentity, OidcProvider } from '@/lib/core/oidc'
import { limitRate } from '@/lib/core/rate-limit'
import { postNotice } from '@/lib/notices/commands'
import { type Begun, beginSession, type Device } from '@/lib/sessions/commands'
import { completeSignIn, lockAccount } from '@/lib/sign-in-attempts/commands'
import type { AccountRole } from '@/prisma/generated/enums'
import { fitsProvider, type LinkProblem } from './rules'

export type IdentitySignIn =
  | { outcome: 'signed_in'; session: Begun & { role: AccountRole } }
  | { outcome: 'refused'; problem: LinkProblem }

const refused = (problem: LinkProblem): IdentitySignIn => ({ outcome: 'refused', problem })

/**
 * Signs in whoever the provider vouches for: the account linked to this issuer and subject, never one found by name or
 * e-mail. A family without one gets an account. Officials still give their second factor unless the provider says that
 * several were used.
 */
export async function signInByIdentity(
  actor: Actor,
  provider: OidcProvider,
  identity: OidcIdentity,
  device: Device,
  replaces: string | null,
): Promise<IdentitySignIn> {
  limitRate('sign-in', { burst: 200, perMinute: 400 })
  return transaction((tx) => decide(tx, actor, provider, identity, device, replaces))
}

async function decide(
  tx: Tx,
  actor: Actor,
  provider: OidcProvider,
  identity: OidcIdentity,
  device: Device,
  replaces: string | null,
): Promise<IdentitySignIn> {
  const { issuer, subject, isStrong } = identity
  const accountId =
    (await accountOf(tx, identity)) ??
    (provider === 'families' ? await makeFamily(tx, actor, identity) : null)
  const account = accountId && (await lockAccount(tx, accountId))
  if (!account) {
    await refuse(tx, actor, '', '统一身份没有关联账号')
    return refused('not_linked')
  }
  if (!fitsProvider(provider, account.role)) {
    await refuse(tx, actor, account.id, '统一登录不适用于这种账号')
    return refused('not_fit')
  }
  if (!account.isEnabled) {
    await refuse(tx, actor, account.id, '账号已停用')
    return refused('refused')
  }
  await tx.identityLink.updateMany({ where: { issuer, subject }, data: { lastUsedAt: now() } })
  const begun = await beginSession(tx, account, 'oidc', device, { isSecondDone: isStrong, replaces })
  const self = (await readSession(begun, actor.requestId, { reader: tx }))?.actor ?? actor
  if (begun.stage === 'second_step' || begun.stage === 'enrol') {
    const target = { type: 'account', id: account.id }
    await audit(tx, self, {
      action: 'account.sign_in_first',
      subject: target,
      regionCode: account.regionCode,
    })
  } else await completeSignIn(tx, self, account, device)
  return { outcome: 'signed_in', session: { ...begun, role: account.role } }
}

async function accountOf(tx: Tx, { issuer, subject }: OidcIdentity): Promise<string | null> {
  const link = await tx.identityLink.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { accountId: true },
  })
  return link?.accountId ?? null
}

/** An account without a password; the same person coming twice at once gets one: the lock is on issuer and subject. */
async function makeFamily(tx: Tx, actor: Actor, identity: OidcIdentity): Promise<string> {
  const { issuer, subject, name } = identity
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 7361))::text`
  const known = await accountOf(tx, identity)
  if (known) return known
  const { id } = await tx.account.create({
    data: {
      username: `family-${randomBytes(8).toString('hex')}`,
      displayName: name ?? '家长',
      passwordHash: '',
      role: 'parent',
      identityLinks: { create: { issuer, subject } },
    },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'account.create',
    subject: { type: 'account', id },
    after: { role: 'parent', source: issuer },
  })
  return id
}

async function refuse(tx: Tx, actor: Actor, accountId: string, reason: string): Promise<void> {
  const subject = { type: 'account', id: accountId }
  await audit(tx, actor, { action: 'account.sign_in_refused', subject, reason })
}

/**
 * Ties the identity the provider vouched for to the signed-in person's account. Throws conflict when it, or the
 * account at this provider, is tied already; invalid for a kind of account the provider is not for.
 */
export async function linkIdentity(
  actor: Actor,
  provider: OidcProvider,
  { issuer, subject }: OidcIdentity,
): Promise<void> {
  const { accountId, regionCode } = actor
  if (!accountId) throw new AppError('unauthenticated')
  if (!fitsProvider(provider, actor.role as AccountRole)) throw new AppError('invalid')
  await transaction(async (tx) => {
    await tx.identityLink.create({ data: { accountId, issuer, subject }, select: { id: true } })
    await audit(tx, actor, {
      action: 'account.link_identity',
      subject: { type: 'account', id: accountId },
      regionCode,
      after: { source: issuer },
    })
    await postNotice(tx, {
      to: { accountIds: [accountId] },
      kind: 'account.identity_linked',
      title: '您的账号关联了统一登录',
      text: '以后可以用统一登录进入本平台。如果不是您本人操作，请马上解除关联并修改密码。',
      href: '/account/links',
      eventKey: `identity-linked:${accountId}:${issuer}:${now().toISOString()}`,
    })
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new AppError('conflict')
    throw error
  })
}

/** Unties it. Throws unauthenticated, not_found, or conflict where it is the only way into the account. */
export async function removeLink(actor: Actor, { id }: { id: string }): Promise<void> {
  const { accountId, regionCode } = actor
  if (!accountId) throw new AppError('unauthenticated')
  await transaction(async (tx) => {
    const account = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { passwordHash: true },
    })
    if (account.passwordHash === '')
      throw new AppError('conflict', { '': ['您的账号没有密码，解除后就登录不了了，所以不能解除。'] })
    const { count } = await tx.identityLink.deleteMany({ where: { id, accountId } })
    if (count === 0) throw new AppError('not_found')
    const subject = { type: 'account', id: accountId }
    await audit(tx, actor, { action: 'account.unlink_identity', subject, regionCode })
  })
}
