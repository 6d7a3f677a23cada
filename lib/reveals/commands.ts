import 'server-only'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { unseal } from '@/lib/core/crypto'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { formatDateTime } from '@/lib/format/date'
import { maskName } from '@/lib/format/mask'
import { postNotice } from '@/lib/notices/commands'
import { mayReveal, revealableChildren, revealableStaff } from './policy'
import { REVEAL_REASONS, REVEAL_RIGHTS, type RevealSubject } from './rules'
import type { RevealInput } from './schema'

/** The answer is shown once and kept nowhere. */
export type Revealed = { name: string; identityNumber: string | null }

type Subject = {
  name: string
  identitySealed: string | null
  regionCode: string | null
  /** Who is told. */
  accountIds: string[]
}

/**
 * Shows a full identity number, and a child's full name, to whoever may see it in the area and says why. The line in the
 * log, the notice to the person or the guardians, and the answer are one transaction. Throws forbidden without the
 * right, not_found outside the area, too_many. Source: 个人信息保护法 第五十一、五十七条; 未成年人网络保护条例 第三十六条.
 */
export async function revealIdentity(actor: Actor, input: RevealInput): Promise<Revealed> {
  const { subjectType, subjectId, reasonKind } = input
  if (!mayReveal(actor, subjectType)) throw new AppError('forbidden')
  limitRate(`reveal:${actor.accountId}`, { burst: 15, perMinute: 3 })
  const reason = `${REVEAL_REASONS[reasonKind]}：${input.reason}`
  return transaction(async (tx) => {
    const subject = await FIND[subjectType](tx, actor, subjectId)
    if (!subject) throw new AppError('not_found')
    await audit(tx, actor, {
      action: 'identity.reveal',
      subject: { type: subjectType, id: subjectId },
      regionCode: subject.regionCode,
      right: REVEAL_RIGHTS[subjectType],
      after: { name: maskName(subject.name) },
      reason,
    })
    await tell(tx, actor, subjectType, subjectId, subject.accountIds, reason)
    const { name, identitySealed } = subject
    return { name, identityNumber: identitySealed === null ? null : await unseal(identitySealed) }
  })
}

const FIND: Record<RevealSubject, (tx: Tx, actor: Actor, id: string) => Promise<Subject | null>> = {
  child: async (tx, actor, id) => {
    const row = await tx.child.findFirst({
      where: { AND: [revealableChildren(actor), { id }] },
      select: {
        name: true,
        identitySealed: true,
        regionCode: true,
        guardianships: { where: { withdrawnAt: null }, select: { accountId: true } },
      },
    })
    return row && { ...row, accountIds: row.guardianships.map(({ accountId }) => accountId) }
  },
  staff_person: async (tx, actor, id) => {
    const row = await tx.staffPerson.findFirst({
      where: { AND: [revealableStaff(actor), { id }] },
      select: { name: true, identitySealed: true, account: { select: { id: true } } },
    })
    return row && { ...row, regionCode: actor.regionCode, accountIds: row.account ? [row.account.id] : [] }
  },
}

const PAGES = { child: '/family/access', staff_person: '/staff/access' } as const

async function tell(
  tx: Tx,
  actor: Actor,
  subjectType: RevealSubject,
  subjectId: string,
  accountIds: string[],
  reason: string,
): Promise<void> {
  if (accountIds.length === 0 || actor.role === 'public' || actor.role === 'system') return
  const at = now()
  const whose = subjectType === 'child' ? '您孩子的' : '您的'
  const office = actor.department ? `${actor.department} ` : ''
  await postNotice(tx, {
    to: { accountIds },
    kind: 'identity.reveal',
    title: `有人查看了${whose}完整证件号`,
    text: `${office}${actor.name}（${ROLE_LABELS[actor.role]}）在 ${formatDateTime(at)} 查看，原因：${reason}。觉得不妥，可以向这个部门询问。`,
    href: PAGES[subjectType],
    eventKey: `identity.reveal:${subjectId}:${actor.accountId}:${at.toISOString()}`,
  })
}
