import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db, type Prisma, type Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/outbox'
import { oneLine, paragraphs } from '@/lib/deliveries/rules'
import type { AccountRole, ContactChannel } from '@/prisma/generated/enums'
import { visibleTo } from './policy'
import { noticeHref } from './rules'
import type { NoticeIdInput, ReadAllInput } from './schema'

/** By person, by operator body, or by office: the enabled accounts of these roles in exactly this county. */
export type Recipients =
  | { accountIds: string[] }
  | { operatorId: string }
  | { roles: AccountRole[]; countyCode: string; department?: string }

export type NoticeInput = {
  to: Recipients
  /** What sort of event, e.g. `filing.correction`. */
  kind: string
  /** What happened, in one line. */
  title: string
  /** What it means and what to do next. */
  text: string
  /** Path of the page where the next step is done; '' when there is none. */
  href: string
  /** Names the event: telling the same person twice is one line. */
  eventKey: string
}

const whereOf = (to: Recipients): Prisma.AccountWhereInput => {
  if ('accountIds' in to) return { id: { in: to.accountIds } }
  if ('operatorId' in to) return { operatorId: to.operatorId }
  const { roles, countyCode, department } = to
  return { role: { in: roles }, regionCode: countyCode, ...(department && { department }) }
}

/**
 * Writes one inbox line per enabled account, and an e-mail or SMS to its confirmed addresses, in the caller's
 * transaction. Long texts are cut, never refused. Throws RangeError for a link that leaves the portal.
 */
export async function postNotice(tx: Tx, notice: NoticeInput): Promise<void> {
  const { kind, eventKey } = notice
  const line = { title: oneLine(notice.title), text: paragraphs(notice.text), href: noticeHref(notice.href) }
  const accounts = await tx.account.findMany({
    where: { ...whereOf(notice.to), isEnabled: true },
    select: ADDRESSES,
    orderBy: { id: 'asc' },
  })
  if (accounts.length === 0) return
  const written = await tx.notice.createManyAndReturn({
    data: accounts.map(({ id }) => ({ ...line, accountId: id, kind, eventKey })),
    skipDuplicates: true,
    select: { accountId: true },
  })
  const told = new Set(written.map(({ accountId }) => accountId))
  for (const account of accounts.filter(({ id }) => told.has(id)))
    for (const { kind, payload } of messagesTo(account, line)) await enqueue(tx, kind, payload)
}

const ADDRESSES = {
  id: true,
  email: true,
  emailConfirmedAt: true,
  phone: true,
  phoneConfirmedAt: true,
  isDemo: true,
} as const satisfies Prisma.AccountSelect

type Addresses = Prisma.AccountGetPayload<{ select: typeof ADDRESSES }>
type Message = { kind: 'message.email' | 'message.sms'; payload: Prisma.InputJsonObject }

/** What goes out to the confirmed addresses of an account besides its inbox line. */
function messagesTo(account: Addresses, line: { title: string; text: string; href: string }): Message[] {
  // The password of demo accounts is published: whoever enters an address there must not make the portal write to it.
  if (account.isDemo) return []
  const messages: Message[] = []
  if (account.email && account.emailConfirmedAt)
    messages.push({ kind: 'message.email', payload: { address: account.email, ...line } })
  if (account.phone && account.phoneConfirmedAt)
    messages.push({ kind: 'message.sms', payload: { address: account.phone, ...line } })
  return messages
}

export type ManyNotice = NoticeInput & {
  to: { operatorId: string } | { roles: AccountRole[]; countyCode: string }
}

const MOST_AT_ONCE = 2_000

/**
 * The same for many bodies and counties in a handful of statements: a digest that goes to everybody. Returns how many
 * inbox lines were written.
 */
export async function postNotices(tx: Tx, notices: readonly ManyNotice[]): Promise<number> {
  const accounts = await tx.account.findMany({
    where: { isEnabled: true, OR: [{ operatorId: { not: null } }, { regionCode: { not: null } }] },
    select: { ...ADDRESSES, operatorId: true, regionCode: true, role: true },
    orderBy: { id: 'asc' },
  })
  const byBody = new Map<string | null, typeof accounts>()
  const byRegion = new Map<string | null, typeof accounts>()
  for (const account of accounts) {
    for (const [map, key] of [
      [byBody, account.operatorId],
      [byRegion, account.regionCode],
    ] as const) {
      const known = map.get(key)
      if (known) known.push(account)
      else map.set(key, [account])
    }
  }
  const told = notices.flatMap((notice) => {
    const { to, kind, eventKey } = notice
    const line = {
      title: oneLine(notice.title),
      text: paragraphs(notice.text),
      href: noticeHref(notice.href),
    }
    const found =
      'operatorId' in to
        ? byBody.get(to.operatorId)
        : byRegion.get(to.countyCode)?.filter(({ role }) => to.roles.includes(role))
    return (found ?? []).map((account) => ({ account, line, kind, eventKey }))
  })
  let written = 0
  for (let from = 0; from < told.length; from += MOST_AT_ONCE) {
    const some = told.slice(from, from + MOST_AT_ONCE)
    const rows = await tx.notice.createManyAndReturn({
      data: some.map(({ account, line, kind, eventKey }) => ({
        ...line,
        accountId: account.id,
        kind,
        eventKey,
      })),
      skipDuplicates: true,
      select: { accountId: true },
    })
    written += rows.length
    const fresh = new Set(rows.map(({ accountId }) => accountId))
    await tx.outboxMessage.createMany({
      data: some
        .filter(({ account }) => fresh.has(account.id))
        .flatMap(({ account, line }) => messagesTo(account, line)),
    })
  }
  return written
}

type MessageInput = {
  channel: ContactChannel
  address: string
  title: string
  text: string
  /** After this instant it is no longer sent: a code that has expired helps nobody. */
  until?: Date
}

/** One message to an address that need not be confirmed yet: the code that confirms it. */
export async function enqueueMessage(tx: Tx, message: MessageInput): Promise<void> {
  await enqueue(tx, `message.${message.channel}`, {
    address: message.address,
    title: oneLine(message.title),
    text: paragraphs(message.text),
    ...(message.until && { until: message.until.toISOString() }),
  })
}

/** Marks one line as read and says where it leads. Throws not_found for a line of somebody else. */
export async function readNotice(actor: Actor, { noticeId }: NoticeIdInput): Promise<{ href: string }> {
  const where = { AND: [visibleTo(actor), { id: { equals: noticeId } }] }
  const notice = await db.notice.findFirst({ where, select: { href: true } })
  if (!notice) throw new AppError('not_found')
  await db.notice.updateMany({ where: { ...where, readAt: null }, data: { readAt: now() } })
  return notice
}

/** Marks every line up to the one given as read; ids grow with time. Returns how many were unread. */
export async function readAllNotices(actor: Actor, { upTo }: ReadAllInput): Promise<{ count: number }> {
  return db.notice.updateMany({
    where: { AND: [visibleTo(actor), { id: { lte: upTo } }], readAt: null },
    data: { readAt: now() },
  })
}
