import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { isUniqueViolation, type Prisma, type Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { postNotice } from '@/lib/notices/commands'
import { ALREADY_PENDING } from './labels'
import { CHANGE_KINDS, type ChangeKind, changeExpiry } from './rules'

export type ChangeInput = {
  kind: ChangeKind
  subject: { type: string; id: string }
  /** What will be so when the second person agrees, in one line they can judge by. No personal data. */
  summary: string
  payload: Prisma.InputJsonObject
  reason: string
  regionCode?: string | null
  isDemo: boolean
}

/**
 * Puts a change before a second person, in the caller's transaction, and tells those who may decide it. Throws forbidden
 * without the right to ask for it, conflict while one of the kind waits for the same subject.
 */
export async function requestChange(tx: Tx, actor: Actor, input: ChangeInput): Promise<{ id: string }> {
  const { kind, subject, summary, payload, reason, isDemo } = input
  const { requestedBy, inArea } = CHANGE_KINDS[kind]
  const region = input.regionCode
    ? await tx.region.findUnique({ where: { code: input.regionCode }, select: { code: true, path: true } })
    : null
  const right = can(actor, requestedBy, inArea ? (region?.path ?? '') : undefined)
  if (!actor.accountId || !right) throw new AppError('forbidden')
  await expireChanges(tx, { kind, subjectId: subject.id })
  const at = now()
  const change = await tx.sensitiveChange
    .create({
      data: {
        kind,
        subjectType: subject.type,
        subjectId: subject.id,
        summary,
        payload,
        reason,
        regionCode: region?.code ?? null,
        requestedById: actor.accountId,
        requestedByName: actor.name,
        requestedAt: at,
        expiresAt: changeExpiry(at),
        isDemo,
      },
      select: { id: true },
    })
    .catch((error) => {
      if (isUniqueViolation(error)) throw new AppError('conflict', { '': [ALREADY_PENDING] })
      throw error
    })
  await audit(tx, actor, {
    action: 'change.request',
    subject: { type: 'change', id: change.id },
    regionCode: region?.code,
    after: { kind: CHANGE_KINDS[kind].label, summary },
    reason: reason || undefined,
    right: requestedBy,
  })
  await tellDeciders(tx, actor, kind, { id: change.id, summary, regionPath: region?.path ?? null })
  return change
}

type Told = { id: string; summary: string; regionPath: string | null }

/** Everybody enabled who may decide it, but the one who asked. */
async function tellDeciders(tx: Tx, actor: Actor, kind: ChangeKind, told: Told): Promise<void> {
  const { confirmedBy, inArea, label } = CHANGE_KINDS[kind]
  const accounts = await tx.account.findMany({
    where: {
      isEnabled: true,
      roleRow: { permissions: { has: confirmedBy } },
    },
    select: { id: true, role: true, region: { select: { path: true } } },
  })
  const covers = (path: string | undefined) =>
    path !== undefined && (told.regionPath === path || told.regionPath?.startsWith(`${path}/`))
  const isAdministrator = (role: string) => role === 'sysadmin' || role === 'secadmin'
  const accountIds = accounts
    .filter(({ id }) => id !== actor.accountId)
    .filter(({ role, region }) => (inArea ? covers(region?.path) : isAdministrator(role)))
    .map(({ id }) => id)
  await postNotice(tx, {
    to: { accountIds },
    kind: 'change.requested',
    title: `请复核：${label}`,
    text: `${actor.name}提交了一项需要第二个人同意的改动：${told.summary}。7 天内没有人处理就失效。`,
    href: inArea ? '/office/changes' : '/admin/changes',
    eventKey: `change:${told.id}:requested`,
  })
}

/** What nobody decided in time expires; of one subject, or all. Returns how many. */
export async function expireChanges(tx: Tx, of?: { kind: string; subjectId: string }): Promise<number> {
  const { count } = await tx.sensitiveChange.updateMany({
    where: { ...of, state: 'pending', expiresAt: { lte: now() } },
    data: { state: 'expired' },
  })
  return count
}
