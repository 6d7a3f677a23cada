import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { postNotice } from '@/lib/notices/commands'
import { decidesAppeals } from './policy'
import { findBan, listOwnBans } from './queries'
import { nextAppealState } from './rules'
import type { DecideAppealInput, OwnAppealInput, RecordAppealInput } from './schema'

const ONE_AT_A_TIME = '已经有一份申诉在等答复。'
const NOT_IN_FORCE = '这项禁止已经解除或者期满，不用申诉。'

async function writeAppeal(
  tx: Tx,
  actor: Actor,
  ban: { id: string; standing: string },
  appeal: { text: string; submittedBy: string },
): Promise<void> {
  if (ban.standing === 'lifted' || ban.standing === 'ended')
    throw new AppError('conflict', { '': [NOT_IN_FORCE] })
  const row = await tx.staffBan.findUniqueOrThrow({
    where: { id: ban.id },
    select: { regionCode: true, isDemo: true },
  })
  const { id } = await tx.banAppeal.create({
    data: { banId: ban.id, ...appeal, isDemo: row.isDemo },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'ban.appeal',
    subject: { type: 'staff_ban', id: ban.id },
    regionCode: row.regionCode,
    after: { submittedBy: appeal.submittedBy },
  })
  await postNotice(tx, {
    to: { roles: ['reviewer', 'planner', 'inspector'], countyCode: row.regionCode },
    kind: 'ban.appealed',
    title: '有人对从业禁止提出申诉',
    text: '请由没有登记这份决定的人核实并答复。',
    href: `/office/bans/${ban.id}`,
    eventKey: `appeal:${id}`,
  })
}

const refuseSecond = (error: unknown): never => {
  if (isUniqueViolation(error)) throw new AppError('conflict', { '': [ONE_AT_A_TIME] })
  throw error
}

/** The person's own appeal. Throws not_found for a ban of anybody else, conflict while one is open. */
export async function submitOwnAppeal(actor: Actor, input: OwnAppealInput): Promise<void> {
  if (!can(actor, 'staff.own')) throw new AppError('forbidden')
  await transaction(async (tx) => {
    const ban = (await listOwnBans(actor, tx)).find(({ id }) => id === input.banId)
    if (!ban) throw new AppError('not_found')
    await writeAppeal(tx, actor, ban, { text: input.text, submittedBy: `${actor.name}（本人）` })
  }).catch(refuseSecond)
}

/** An appeal on paper, written down by an official. Throws not_found, conflict while one is open. */
export async function recordAppeal(actor: Actor, input: RecordAppealInput): Promise<void> {
  await transaction(async (tx) => {
    const ban = await findBan(actor, input.banId, tx)
    if (!ban) throw new AppError('not_found')
    await writeAppeal(tx, actor, ban, { text: input.text, submittedBy: `书面（${actor.name}录入）` })
  }).catch(refuseSecond)
}

/**
 * Answers an appeal; one upheld still takes the lift, which a second person confirms. Throws not_found, forbidden for
 * whoever entered the ban, conflict after another decision.
 */
export async function decideAppeal(actor: Actor, input: DecideAppealInput): Promise<{ banId: string }> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from ban_appeals where id = ${input.appealId}::uuid for update`
    const appeal = await tx.banAppeal.findUnique({
      where: { id: input.appealId },
      select: { banId: true, state: true, version: true },
    })
    const ban = appeal && (await findBan(actor, appeal.banId, tx))
    if (!appeal || !ban) throw new AppError('not_found')
    const state = nextAppealState(appeal.state, input.event)
    if (state === null || appeal.version !== input.version) throw new AppError('conflict')
    if (!decidesAppeals(actor, ban)) throw new AppError('forbidden')
    await tx.banAppeal.update({
      where: { id: input.appealId },
      data: {
        state,
        decidedById: actor.accountId,
        decidedByName: actor.name,
        decidedAt: now(),
        reason: input.reason,
        version: appeal.version + 1,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'ban.decide_appeal',
      subject: { type: 'staff_ban', id: ban.id },
      regionCode: ban.regionCode,
      after: { appeal: state },
      reason: input.reason,
    })
    return { banId: ban.id }
  })
}
