import 'server-only'
import { type Actor, systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { postNotice } from '@/lib/notices/commands'
import type { StaffConflictKind } from '@/prisma/generated/enums'
import { CONFLICT_HINTS, CONFLICT_KIND_LABELS } from './labels'
import { allowedEvents } from './policy'
import { findConflict } from './queries'
import { nextState, timeConflict, timeConflictKey } from './rules'
import type { DecideConflictInput } from './schema'

const SYSTEM = '人员冲突核查'

export type OpenConflictInput = {
  personId: string
  kind: StaffConflictKind
  /** What the conflict is about: the same one opens once, and one dismissed by an official never again. */
  key: string
  countyCode: string | null
  /** Plain values for the official's page; no identity number. */
  detail: Record<string, string | number | boolean | null | string[]>
  isDemo: boolean
}

/**
 * Opens a conflict task and tells the officials of every county concerned. Null when the same one is open already or
 * was dismissed. In the caller's transaction, so that the task is there exactly when its cause is.
 */
export async function openConflict(tx: Tx, input: OpenConflictInput): Promise<{ id: string } | null> {
  const { personId, kind, key, detail, isDemo } = input
  const dismissed = await tx.staffConflict.count({ where: { key, state: 'dismissed' } })
  if (dismissed > 0) return null
  const counties = await countiesOf(tx, personId)
  const countyCode = input.countyCode ?? counties[0] ?? null
  const [made] = await tx.staffConflict.createManyAndReturn({
    data: [{ personId, kind, key, countyCode, detail, isDemo }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) return null
  await audit(tx, systemActor(SYSTEM), {
    action: 'conflict.open',
    subject: { type: 'staff_person', id: personId },
    regionCode: countyCode,
    after: { conflict: CONFLICT_KIND_LABELS[kind], conflictId: made.id },
  })
  const everywhere = new Set([...counties, ...(countyCode === null ? [] : [countyCode])])
  for (const county of everywhere)
    await postNotice(tx, {
      to: { roles: ['reviewer', 'inspector'], countyCode: county },
      kind: 'conflict.opened',
      title: `人员冲突待处理：${CONFLICT_KIND_LABELS[kind]}`,
      text: CONFLICT_HINTS[kind],
      href: `/office/conflicts/${made.id}`,
      eventKey: `conflict:${made.id}:opened:${county}`,
    })
  return made
}

/** The counties of the person's running posts. */
async function countiesOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select distinct coalesce(r.anchor_code, r.code) as code from staff_posts p
    join facilities f on f.id = p.facility_id join regions r on r.code = f.region_code
    where p.person_id = ${personId}::uuid and p.ended_on is null order by 1`
  return rows.map(({ code }) => code)
}

/** Closes what is no longer so; `keys` are the open ones that no longer hold. */
export async function closeConflicts(tx: Tx, keys: readonly string[], reason: string): Promise<void> {
  if (keys.length === 0) return
  const closed = await tx.staffConflict.updateManyAndReturn({
    where: { key: { in: [...keys] }, state: 'open' },
    data: {
      state: 'resolved',
      closedAt: now(),
      closedByName: `系统：${SYSTEM}`,
      reason,
      version: { increment: 1 },
    },
    select: { id: true, personId: true, countyCode: true, kind: true },
  })
  for (const { id, personId, countyCode, kind } of closed)
    await audit(tx, systemActor(SYSTEM), {
      action: 'conflict.close',
      subject: { type: 'staff_person', id: personId },
      regionCode: countyCode,
      after: { conflict: CONFLICT_KIND_LABELS[kind], conflictId: id },
      reason,
    })
}

/**
 * Looks at the person's posts anew: two whole weeks or more than one week together opens a conflict (挂靠), and what no
 * longer stands is closed. Called in the transaction of every change of a post. The person's row is locked, so that two
 * bodies hiring in the same moment see each other.
 */
export async function settleTimeConflicts(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`select 1 from staff_people where id = ${personId}::uuid for update`
  const posts = await tx.staffPost.findMany({
    where: { personId, endedOn: null },
    select: { id: true, operatorId: true, facilityId: true, sharePercent: true, isDemo: true },
  })
  const found = timeConflict(posts)
  const key = found ? timeConflictKey(personId, found) : null
  const open = await tx.staffConflict.findMany({
    where: { personId, state: 'open', kind: { in: ['two_full_time', 'over_full_time'] } },
    select: { key: true },
  })
  const over = open.map((one) => one.key).filter((one) => one !== key)
  await closeConflicts(tx, over, '岗位或工时已经变动，这一冲突不再存在')
  if (!found || key === null) return
  const opened = await openConflict(tx, {
    personId,
    kind: found.kind,
    key,
    countyCode: null,
    detail: { postIds: found.postIds, totalPercent: found.totalPercent },
    isDemo: posts.every((post) => post.isDemo),
  })
  if (opened) await tellOperators(tx, personId, opened.id, new Set(posts.map((post) => post.operatorId)))
}

/** Each body learns that its own person works elsewhere too, and nothing of where. */
async function tellOperators(
  tx: Tx,
  personId: string,
  conflictId: string,
  operatorIds: ReadonlySet<string>,
): Promise<void> {
  const { name } = await tx.staffPerson.findUniqueOrThrow({ where: { id: personId }, select: { name: true } })
  for (const operatorId of operatorIds)
    await postNotice(tx, {
      to: { operatorId },
      kind: 'conflict.operator',
      title: `${name}的工时和别处的登记有冲突`,
      text: '同一个人在几处登记的工时超过了全职。请向本人核实，更正工时或者登记离岗；主管部门会联系核实。',
      href: '/operator/staff',
      eventKey: `conflict:${conflictId}:operator:${operatorId}`,
    })
}

/**
 * An official writes down what came out. Throws not_found, forbidden outside the areas concerned, conflict after
 * another decision.
 */
export async function decideConflict(actor: Actor, input: DecideConflictInput): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`select 1 from staff_conflicts where id = ${input.conflictId}::uuid for update`
    const conflict = await findConflict(actor, input.conflictId, tx)
    if (!conflict) throw new AppError('not_found')
    const state = nextState(conflict.state, input.event)
    if (state === null || conflict.version !== input.version) throw new AppError('conflict')
    if (!allowedEvents(actor, conflict).includes(input.event)) throw new AppError('forbidden')
    await tx.staffConflict.update({
      where: { id: conflict.id },
      data: {
        state,
        closedAt: now(),
        closedById: actor.accountId,
        closedByName: actor.name,
        reason: input.reason,
        version: conflict.version + 1,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: `conflict.${input.event}`,
      subject: { type: 'staff_person', id: conflict.person.id },
      regionCode: actor.regionCode,
      before: { conflict: CONFLICT_KIND_LABELS[conflict.kind], state: conflict.state },
      after: { state, conflictId: conflict.id },
      reason: input.reason,
    })
  })
}
