import { beforeAll, describe, expect, it } from 'vitest'
import { grantClaim, refuseClaim, requestClaim, withdrawClaim } from '@/lib/claims/commands'
import { findClaim, listClaims, searchFacilities } from '@/lib/claims/queries'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { listOwnFacilities } from '@/lib/operators/queries'
import type { AccountRole } from '@/prisma/generated/enums'
import { makeFacility, makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'

useTestDatabase()

let reviewer: Actor
let elsewhere: Actor

beforeAll(async () => {
  await makeDivisions()
  reviewer = await makePerson('reviewer')
  elsewhere = await makePerson('reviewer', { regionCode: '530102' })
})

const begin = async () => {
  const operator = await makeOperator()
  const facility = await makeFacility()
  const { id: claimId } = await requestClaim(operator, { facilityId: facility.id, note: '本单位举办' })
  return { operator, facility, claimId }
}
const grant = (actor: Actor, claimId: string, more = {}) =>
  grantClaim(actor, { claimId, version: 1, reason: null, transfer: false, ...more })
const ownerOf = async (id: string) =>
  (await db.facility.findUniqueOrThrow({ where: { id }, select: { operatorId: true } })).operatorId
const noticesOf = (actor: Actor) =>
  db.notice.findMany({ where: { accountId: actor.accountId ?? '' }, select: { kind: true, href: true } })

describe('a request', () => {
  it('tells the county’s reviewers, and its answer tells the operator', async () => {
    const { operator, facility, claimId } = await begin()
    expect(await noticesOf(reviewer)).toContainEqual({
      kind: 'claim.requested',
      href: `/office/claims/${claimId}`,
    })
    expect(await noticesOf(elsewhere)).toEqual([])
    await grant(reviewer, claimId)
    expect(await ownerOf(facility.id)).toBe(operator.operatorId)
    expect((await listOwnFacilities(operator)).map(({ id }) => id)).toEqual([facility.id])
    expect(await noticesOf(operator)).toEqual([{ kind: 'claim.decided', href: '/operator/facilities' }])
  })

  it('leaves the day of the facility’s figures alone', async () => {
    const { facility, claimId } = await begin()
    await grant(reviewer, claimId)
    const after = await db.facility.findUniqueOrThrow({ where: { id: facility.id } })
    expect(after.updatedAt).toEqual(facility.updatedAt)
  })

  it('is one, however often it is sent', async () => {
    const operator = await makeOperator()
    const facility = await makeFacility()
    const ask = () => requestClaim(operator, { facilityId: facility.id, note: null })
    const results = await Promise.allSettled([ask(), ask()])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(ask()).rejects.toMatchObject({ code: 'conflict' })
  })

  it('needs a facility one can see and does not run yet', async () => {
    const operator = await makeOperator()
    const closed = await makeFacility({ status: 'closed' })
    const own = await makeFacility({ operatorId: operator.operatorId })
    const demo = await makeFacility({ isDemo: true })
    const ask = (facilityId: string) => requestClaim(operator, { facilityId, note: null })
    await expect(ask(closed.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(demo.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(own.id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(requestClaim(reviewer, { facilityId: own.id, note: null })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('can be taken back by its own body only', async () => {
    const { operator, claimId } = await begin()
    const other = await makeOperator()
    await expect(withdrawClaim(other, { claimId, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
    await withdrawClaim(operator, { claimId, version: 1 })
    await expect(grant(reviewer, claimId)).rejects.toMatchObject({ code: 'conflict' })
    const lines = await db.auditEvent.findMany({ where: { subjectType: 'claim', subjectId: claimId } })
    expect(lines.map(({ action }) => action).sort()).toEqual(['claim.request', 'claim.withdraw'])
    // Both lines are found under the facility's area.
    expect(new Set(lines.map(({ regionCode }) => regionCode)).size).toBe(1)
    expect(lines[0]?.regionCode).toBeTruthy()
  })
})

describe('who decides', () => {
  const roles: AccountRole[] = [
    'planner',
    'department',
    'inspector',
    'township',
    'sysadmin',
    'auditor',
    'parent',
  ]

  it.each(roles)('not a %s', async (role) => {
    const { claimId } = await begin()
    const actor = await makePerson(role)
    expect(await findClaim(actor, claimId)).toBeNull()
    expect((await listClaims(actor, { state: 'all', page: 1 })).total).toBe(0)
    await expect(grant(actor, claimId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(refuseClaim(actor, { claimId, version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('not a reviewer of another county, nor the operator itself', async () => {
    const { operator, claimId } = await begin()
    await expect(grant(elsewhere, claimId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(grant(operator, claimId)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('never who asked, whatever the code says', async () => {
    const { claimId, operator } = await begin()
    await expect(
      db.facilityClaim.update({
        where: { id: claimId },
        data: { state: 'granted', decidedById: operator.accountId, decidedByName: 'x' },
      }),
    ).rejects.toThrow()
  })

  it('one of two reviewers: the second is told what the first did', async () => {
    const { claimId, facility, operator } = await begin()
    const second = await makePerson('reviewer')
    const results = await Promise.allSettled([
      grant(reviewer, claimId),
      refuseClaim(second, { claimId, version: 1, reason: '不是它办的' }),
    ])
    const refused = results.find((one) => one.status === 'rejected')
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused?.reason.code).toBe('conflict')
    expect(refused?.reason.fields[''][0]).toMatch(/已经(同意了|没有同意)这个申请/)
    const { state } = await db.facilityClaim.findUniqueOrThrow({ where: { id: claimId } })
    expect(await ownerOf(facility.id)).toBe(state === 'granted' ? operator.operatorId : null)
  })
})

describe('a facility somebody else runs', () => {
  it('is moved only on purpose and with a reason; both sides are told', async () => {
    const before = await makeOperator()
    const asking = await makeOperator()
    const facility = await makeFacility({ operatorId: before.operatorId })
    const { id: claimId } = await requestClaim(asking, { facilityId: facility.id, note: null })
    const seen = await findClaim(asking, claimId)
    expect(seen?.facility).toMatchObject({ hasOtherOperator: true, operatorName: null })
    await expect(grant(reviewer, claimId)).rejects.toMatchObject({ code: 'invalid' })
    await expect(grant(reviewer, claimId, { transfer: true })).rejects.toMatchObject({ code: 'invalid' })
    expect(await ownerOf(facility.id)).toBe(before.operatorId)
    await grant(reviewer, claimId, { transfer: true, reason: '举办者变更' })
    expect(await ownerOf(facility.id)).toBe(asking.operatorId)
    expect((await noticesOf(before)).map(({ kind }) => kind)).toEqual(['claim.moved'])
  })

  it('two requests granted at once give it to one', async () => {
    const facility = await makeFacility()
    const claims = await Promise.all(
      [await makeOperator(), await makeOperator()].map((one) =>
        requestClaim(one, { facilityId: facility.id, note: null }),
      ),
    )
    const results = await Promise.allSettled(claims.map(({ id }) => grant(reviewer, id)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find((one) => one.status === 'rejected')?.reason.code).toBe('invalid')
  })
})

it('a refusal needs a reason, and the request stays open without', async () => {
  const { operator, claimId } = await begin()
  await expect(refuseClaim(reviewer, { claimId, version: 1, reason: null })).rejects.toMatchObject({
    code: 'invalid',
  })
  await refuseClaim(reviewer, { claimId, version: 1, reason: '信用代码不符' })
  expect(await findClaim(operator, claimId)).toMatchObject({ state: 'refused', reason: '信用代码不符' })
})

it('finds facilities by code and by a part of the name, and says which are asked for', async () => {
  const operator = await makeOperator()
  const { id, name } = await makeFacility({ name: '海棠托育园', creditCode: '52310120MJ00006320' })
  await makeFacility({ name: '海棠托育园分园', status: 'closed' })
  const find = (q: string, regionPath: string | null = null) => searchFacilities(operator, { q, regionPath })
  expect((await find('海棠')).map((one) => one.name)).toEqual([name])
  expect((await find('５２３１０１２０ mj 00006320')).map((one) => one.id)).toEqual([id])
  expect(await find('海棠', '100000/530000')).toEqual([])
  expect(await find('%')).toEqual([])
  await requestClaim(operator, { facilityId: id, note: null })
  expect(await find('海棠')).toMatchObject([{ isRequested: true, isOwn: false }])
  await expect(searchFacilities(reviewer, { q: '海棠', regionPath: null })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
