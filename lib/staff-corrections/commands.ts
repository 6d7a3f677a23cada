import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { postNotice } from '@/lib/notices/commands'
import { writeCorrection } from '@/lib/staff-registers/commands'
import { decidesCorrections } from './policy'
import { applyPostField } from './post-field'
import { type CorrectionDto, correctableFields, findCorrection } from './queries'
import { nextState, readField } from './rules'
import type { DecideCorrectionInput, RequestCorrectionInput, WithdrawCorrectionInput } from './schema'

const OPEN_ALREADY = '这一项已经申请过更正，正在等主管部门处理。'

/** Says what is wrong in the own record. Throws forbidden, invalid for a field of anybody else, conflict while one is open. */
export async function requestCorrection(
  actor: Actor,
  input: RequestCorrectionInput,
): Promise<{ id: string }> {
  const { staffPersonId } = actor
  if (!can(actor, 'staff.own') || staffPersonId === null) throw new AppError('forbidden')
  limitRate(`correction:${staffPersonId}`, { burst: 20, perMinute: 5 })
  const field = (await correctableFields(actor)).find(({ value }) => value === input.field)
  if (!field) throw new AppError('invalid', { field: ['请从列表中选择'] })
  return transaction(async (tx) => {
    const person = await tx.staffPerson.findUniqueOrThrow({
      where: { id: staffPersonId },
      select: { isDemo: true },
    })
    const countyCode = await countyOf(tx, staffPersonId)
    const made = await tx.staffCorrection.create({
      data: {
        personId: staffPersonId,
        field: field.value,
        current: field.current,
        proposed: input.proposed,
        note: input.note,
        countyCode,
        isDemo: person.isDemo,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'correction.request',
      subject: { type: 'staff_person', id: staffPersonId },
      regionCode: countyCode,
      after: { field: field.label, proposed: input.proposed },
    })
    if (countyCode)
      await postNotice(tx, {
        to: { roles: ['reviewer'], countyCode },
        kind: 'correction.requested',
        title: '有从业人员申请更正自己的记录',
        text: '请核实后更正，或者写明为什么不更正。',
        href: `/office/corrections/${made.id}`,
        eventKey: `correction:${made.id}:requested`,
      })
    return made
  }).catch((error) => {
    if (isUniqueViolation(error)) throw new AppError('conflict', { '': [OPEN_ALREADY] })
    throw error
  })
}

/** The county of the running post, else of the last one. */
async function countyOf(tx: Tx, personId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ code: string | null }[]>`
    select coalesce(r.anchor_code, r.code) as code from staff_posts p join facilities f on f.id = p.facility_id
    join regions r on r.code = f.region_code
    where p.person_id = ${personId}::uuid order by p.ended_on desc nulls first limit 1`
  return rows[0]?.code ?? null
}

async function lockCorrection(
  tx: Tx,
  actor: Actor,
  input: { correctionId: string; version: number },
): Promise<CorrectionDto> {
  await tx.$queryRaw`select 1 from staff_corrections where id = ${input.correctionId}::uuid for update`
  const found = await findCorrection(actor, input.correctionId, tx)
  if (!found) throw new AppError('not_found')
  if (found.version !== input.version) throw new AppError('conflict')
  return found
}

/** Takes one's own request back. Throws forbidden, not_found, conflict. */
export async function withdrawCorrection(actor: Actor, input: WithdrawCorrectionInput): Promise<void> {
  if (!can(actor, 'staff.own')) throw new AppError('forbidden')
  await transaction(async (tx) => {
    const found = await lockCorrection(tx, actor, input)
    const state = nextState(found.state, 'withdraw')
    if (state === null) throw new AppError('conflict')
    await tx.staffCorrection.update({
      where: { id: found.id },
      data: { state, decidedAt: now(), version: found.version + 1 },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'correction.withdraw',
      subject: { type: 'staff_person', id: found.person.id },
      after: { field: found.field },
    })
  })
}

/**
 * The department's answer. Accepting a name or a post's day, kind or share writes it at once; a certificate is put right
 * by a new one. Throws forbidden, not_found, conflict, invalid for a proposal that cannot be read.
 */
export async function decideCorrection(actor: Actor, input: DecideCorrectionInput): Promise<void> {
  if (!decidesCorrections(actor)) throw new AppError('forbidden')
  await transaction(async (tx) => {
    const found = await lockCorrection(tx, actor, input)
    const state = nextState(found.state, input.event)
    if (state === null) throw new AppError('conflict')
    if (input.event === 'accept') await carryOut(tx, actor, found, input.reason)
    await tx.staffCorrection.update({
      where: { id: found.id },
      data: {
        state,
        decidedById: actor.accountId,
        decidedByName: actor.name,
        decidedAt: now(),
        reason: input.reason,
        version: found.version + 1,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: `correction.${input.event}`,
      subject: { type: 'staff_person', id: found.person.id },
      regionCode: actor.regionCode,
      after: { field: found.field, proposed: found.proposed },
      reason: input.reason,
      right: 'corrections.decide',
    })
    const accounts = await tx.account.findMany({
      where: { staffPersonId: found.person.id },
      select: { id: true },
    })
    await postNotice(tx, {
      to: { accountIds: accounts.map(({ id }) => id) },
      kind: 'correction.decided',
      title: input.event === 'accept' ? '您申请的更正已经办好' : '您申请的更正没有通过',
      text: `主管部门的说明：${input.reason}`,
      href: '/staff/corrections',
      eventKey: `correction:${found.id}:decided`,
    })
  })
}

async function carryOut(tx: Tx, actor: Actor, found: CorrectionDto, reason: string): Promise<void> {
  const field = readField(found.field)
  if (field?.on === 'name') {
    await tx.$queryRaw`select 1 from staff_people where id = ${found.person.id}::uuid for update`
    await writeCorrection(tx, actor, { person: found.person, name: found.proposed, number: null, reason })
  }
  if (field?.on === 'post')
    await applyPostField(tx, {
      personId: found.person.id,
      postId: field.id,
      field: field.field,
      proposed: found.proposed,
    })
}
