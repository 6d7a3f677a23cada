import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { visibleTo as visibleFacilities } from '@/lib/facilities/policy'
import { postNotice } from '@/lib/notices/commands'
import { allowedEvents, canRequest } from './policy'
import { type ClaimDto, findClaim } from './queries'
import { type ClaimEvent, nextState } from './rules'
import type { GrantClaimInput, RefuseClaimInput, RequestClaimInput, WithdrawClaimInput } from './schema'

const ALREADY_OPEN = '您的单位已经申请过这家机构，正在等主管部门答复。'
const ALREADY_OWN = '这家机构已经在您的单位名下。'

/** Asks to run a facility that is in the register. Throws not_found, forbidden, conflict when asked already or its own. */
export async function requestClaim(actor: Actor, input: RequestClaimInput): Promise<{ id: string }> {
  const { accountId, operatorId } = actor
  if (!canRequest(actor) || !accountId || !operatorId) throw new AppError('forbidden')
  return transaction(async (tx) => {
    const facility = await tx.facility.findFirst({
      where: {
        id: input.facilityId,
        status: { in: [...visibleFacilities(actor).statuses] },
        isDemo: actor.isDemo,
      },
      select: { id: true, name: true, operatorId: true, regionCode: true, region: true },
    })
    if (!facility) throw new AppError('not_found')
    if (facility.operatorId === operatorId) throw new AppError('conflict', { '': [ALREADY_OWN] })
    const body = await tx.operatorBody.findUniqueOrThrow({
      where: { id: operatorId },
      select: { name: true },
    })
    const claim = await tx.facilityClaim.create({
      data: {
        operatorId,
        facilityId: facility.id,
        note: input.note ?? '',
        requestedById: accountId,
        requestedByName: actor.name,
        isDemo: actor.isDemo,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'claim.request',
      subject: { type: 'claim', id: claim.id },
      regionCode: facility.regionCode,
      after: { facility: facility.name, operator: body.name },
    })
    await postNotice(tx, {
      to: { roles: ['reviewer'], countyCode: facility.region.anchorCode ?? facility.regionCode },
      kind: 'claim.requested',
      title: `${body.name}申请加入${facility.name}`,
      text: '请核对这家机构是不是由它举办，然后同意或不同意。',
      href: `/office/claims/${claim.id}`,
      eventKey: `claim:${claim.id}:requested`,
    })
    return claim
  }).catch((error) => {
    if (isUniqueViolation(error)) throw new AppError('conflict', { '': [ALREADY_OPEN] })
    throw error
  })
}

type Decision = { claimId: string; version: number; reason: string | null }

/** Locks the request, checks what the event needs, writes state and evidence. */
async function decide(tx: Tx, actor: Actor, event: ClaimEvent, input: Decision): Promise<ClaimDto> {
  await tx.$queryRaw`select 1 from facility_claims where id = ${input.claimId}::uuid for update`
  const claim = await findClaim(actor, input.claimId, tx)
  if (!claim) throw new AppError('not_found')
  const state = nextState(claim.state, event)
  if (state === null || claim.version !== input.version) throw new AppError('conflict', conflictOf(claim))
  if (!allowedEvents(actor, claim).includes(event)) throw new AppError('forbidden')
  const decided =
    event === 'withdraw'
      ? {}
      : { decidedById: actor.accountId, decidedByName: actor.name, decidedAt: now(), reason: input.reason }
  await tx.facilityClaim.update({
    where: { id: claim.id },
    data: { state, version: claim.version + 1, ...decided },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: `claim.${event}`,
    subject: { type: 'claim', id: claim.id },
    regionCode: claim.regionPath.split('/').at(-1),
    before: { state: claim.state },
    after: { state, facility: claim.facility.name, operator: claim.operator.name },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return claim
}

function conflictOf(claim: ClaimDto): Record<string, string[]> {
  if (claim.state === 'requested') return {}
  const words = { granted: '同意了', refused: '没有同意', withdrawn: '撤回了' }[claim.state]
  const who = claim.state === 'withdrawn' ? '申请人' : (claim.decidedByName ?? '')
  return { '': [`${who}已经${words}这个申请，不用再处理。`] }
}

const OTHER_OPERATOR =
  '这家机构现在由另一个单位举办。确实要转给申请人，请勾选“转给申请人”并写明原因；否则请选“不同意”。'

/**
 * Puts the facility under the asking body. Throws not_found, forbidden, conflict after another decision, and invalid
 * for a facility that another body runs unless the reviewer moves it on purpose, with a reason.
 */
export function grantClaim(actor: Actor, input: GrantClaimInput): Promise<void> {
  return transaction(async (tx) => {
    const claim = await decide(tx, actor, 'grant', input)
    // Two reviewers granting two requests for one facility: the second sees what the first did.
    const [facility] = await tx.$queryRaw<{ operatorId: string | null; regionCode: string }[]>`
      select operator_id as "operatorId", region_code as "regionCode" from facilities
      where id = ${claim.facility.id}::uuid for update`
    const before = facility?.operatorId ?? null
    const isMoved = before !== null && before !== claim.operatorId
    if (isMoved && !input.transfer) throw new AppError('invalid', { transfer: [OTHER_OPERATOR] })
    if (isMoved && input.reason === null) throw new AppError('invalid', { reason: ['请写明转移的原因'] })
    // By hand, because updated_at dates the facility's figures and none of them moves.
    await tx.$executeRaw`
      update facilities set operator_id = ${claim.operatorId}::uuid where id = ${claim.facility.id}::uuid`
    await audit(tx, actor, {
      action: 'facility.set_operator',
      subject: { type: 'facility', id: claim.facility.id },
      regionCode: facility?.regionCode,
      before: { operator: claim.facility.operatorName },
      after: { operator: claim.operator.name },
      ...(input.reason ? { reason: input.reason } : {}),
    })
    await tellApplicant(tx, claim, {
      title: `已同意加入${claim.facility.name}`,
      text: '这家机构已经在您的单位名下，可以为它办理备案、变更等事项。',
      href: '/operator/facilities',
    })
    if (isMoved)
      await postNotice(tx, {
        to: { operatorId: before },
        kind: 'claim.moved',
        title: `${claim.facility.name}已转到另一个单位名下`,
        text: `主管部门的原因：${input.reason}。有异议请联系主管部门。`,
        href: '/operator/facilities',
        eventKey: `claim:${claim.id}:moved`,
      })
  })
}

/** Throws not_found, forbidden, conflict after another decision, invalid without a reason. */
export function refuseClaim(actor: Actor, input: RefuseClaimInput): Promise<void> {
  return transaction(async (tx) => {
    const claim = await decide(tx, actor, 'refuse', input)
    if (input.reason === null) throw new AppError('invalid', { reason: ['请写明原因，申请人会看到'] })
    await tellApplicant(tx, claim, {
      title: `没有同意加入${claim.facility.name}`,
      text: `主管部门的原因：${input.reason}`,
      href: '/operator/facilities/join',
    })
  })
}

/** The body takes its request back. Throws not_found, conflict. */
export function withdrawClaim(actor: Actor, input: WithdrawClaimInput): Promise<void> {
  return transaction(async (tx) => {
    await decide(tx, actor, 'withdraw', { ...input, reason: null })
  })
}

const tellApplicant = (tx: Tx, claim: ClaimDto, words: { title: string; text: string; href: string }) =>
  postNotice(tx, {
    to: { operatorId: claim.operatorId },
    kind: 'claim.decided',
    eventKey: `claim:${claim.id}:decided`,
    ...words,
  })
