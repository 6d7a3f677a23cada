import 'server-only'
import { lockAccount, writeEnabled } from '@/lib/accounts/commands'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { isAdministrator } from '@/lib/accounts/policy'
import { requestChange } from '@/lib/change-requests/commands'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { addDays, type DateString } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { getPolicies } from '@/lib/security-policies/queries'
import { REVIEWS_MOVED } from './labels'
import { reviewsRights } from './policy'
import { listReviews, type ReviewDto } from './queries'
import { LEAD_DAYS } from './rules'
import type { DecideReviewsInput } from './schema'

/**
 * Opens the yearly review of every official's and administrator's account 30 days before it is due, counted from the
 * last one or from the day the account was made, and tells the administrators. Safe to run again. Returns how many.
 */
export async function openReviews(tx: Tx, today: DateString = todayInShanghai()): Promise<number> {
  const { rightsReviewMonths: months } = await getPolicies(tx)
  const opened = await tx.$executeRaw`
    with due as (
      select a.id, a.is_demo,
        ((coalesce(a.rights_reviewed_at, a.created_at) at time zone 'Asia/Shanghai')::date
          + make_interval(months => ${months}::int))::date as due_on
      from accounts a
      where a.is_enabled and a.role::text in
        ('reviewer', 'department', 'inspector', 'township', 'planner', 'sysadmin', 'secadmin', 'auditor'))
    insert into rights_reviews (id, account_id, due_on, is_demo)
    select gen_random_uuid(), due.id, due.due_on, due.is_demo from due
    where due.due_on <= ${addDays(today, LEAD_DAYS)}::date
      and not exists (select from rights_reviews r where r.account_id = due.id and r.state = 'open')
    on conflict do nothing`
  if (opened > 0) await tellAdministrators(tx, opened, today)
  return opened
}

async function tellAdministrators(tx: Tx, opened: number, today: DateString): Promise<void> {
  const administrators = await tx.account.findMany({
    where: { isEnabled: true, role: { in: ['sysadmin', 'secadmin'] } },
    select: { id: true },
  })
  await postNotice(tx, {
    to: { accountIds: administrators.map(({ id }) => id) },
    kind: 'rights_review.opened',
    title: `有 ${opened} 个账号要复核权限`,
    text: '请逐个确认：还在岗、还需要这些权限的，保留；其余的，收回。',
    href: '/admin/rights-reviews',
    eventKey: `rights_review:${today}`,
  })
}

export type Decided = { confirmed: number; revoked: number; asked: number }

/**
 * Confirms or takes back the rights of several accounts, all or none. Taking back shuts the account; for an
 * administrator it asks a second person. Throws forbidden, conflict when one was decided meanwhile.
 */
export function decideReviews(actor: Actor, input: DecideReviewsInput): Promise<Decided> {
  return transaction(async (tx) => {
    if (!reviewsRights(actor)) throw new AppError('forbidden')
    const ids = [...new Set(input.reviewIds)]
    await tx.$queryRaw`select 1 from rights_reviews where id = any(${ids}::uuid[]) order by id for update`
    const reviews = await listReviews(actor, { ids }, tx)
    if (reviews.length !== ids.length) throw new AppError('conflict', { '': [REVIEWS_MOVED] })
    const decided: Decided = { confirmed: 0, revoked: 0, asked: 0 }
    // In one order, so that two who decide the same accounts wait instead of blocking each other.
    for (const review of reviews.sort((a, b) => a.account.id.localeCompare(b.account.id)))
      decided[await decide(tx, actor, review, input)] += 1
    return decided
  })
}

async function decide(
  tx: Tx,
  actor: Actor,
  { id, account }: ReviewDto,
  { decision, note }: DecideReviewsInput,
): Promise<keyof Decided> {
  const subject = { type: 'account', id: account.id }
  if (decision === 'revoke' && isAdministrator(account)) {
    if (!can(actor, 'accounts.manage')) throw new AppError('forbidden', { '': [ONLY_SYSTEM] })
    await requestChange(tx, actor, {
      kind: 'account.enable_admin',
      subject,
      summary: `停用${ROLE_LABELS[account.role]}“${account.displayName}”（账号 ${account.username}）`,
      payload: { accountId: account.id, isEnabled: false, reason: note },
      reason: note,
      isDemo: account.isDemo,
    })
    return 'asked'
  }
  const locked = await lockAccount(tx, account.id)
  if (!locked?.isEnabled) throw new AppError('conflict', { '': [REVIEWS_MOVED] })
  const at = now()
  await tx.rightsReview.update({
    where: { id },
    data: {
      state: decision === 'confirm' ? 'confirmed' : 'revoked',
      decidedById: actor.accountId,
      decidedByName: actor.name,
      decidedAt: at,
      note,
    },
    select: { id: true },
  })
  if (decision === 'revoke') {
    await writeEnabled(tx, actor, locked, { isEnabled: false, reason: note, right: 'rights.review' })
    return 'revoked'
  }
  await tx.account.update({
    where: { id: account.id },
    data: { rightsReviewedAt: at },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'account.confirm_rights',
    subject,
    regionCode: account.regionCode,
    after: { role: account.roleName },
    reason: note || undefined,
    right: 'rights.review',
  })
  return 'confirmed'
}

const ONLY_SYSTEM = '收回管理员的权限要由系统管理员提出、安全管理员复核。请先去掉勾选的管理员。'
