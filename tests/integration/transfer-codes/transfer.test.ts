import { beforeAll, describe, expect, it } from 'vitest'
import { enterBan } from '@/lib/bans/commands'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { addStaff } from '@/lib/staff/commands'
import { addStaffSchema } from '@/lib/staff/schema'
import { decideCorrection, requestCorrection, withdrawCorrection } from '@/lib/staff-corrections/commands'
import { correctableFields, findCorrection, listCorrections } from '@/lib/staff-corrections/queries'
import { hireByCode, makeTransferCode } from '@/lib/transfer-codes/commands'
import { hireByCodeSchema } from '@/lib/transfer-codes/schema'
import { inventedIdentity } from '@/prisma/seed/demo/identity'
import { makeFacility, makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

let serial = 0
async function worker(
  name = '换岗人',
): Promise<{ actor: Actor; personId: string; postId: string; identity: string }> {
  serial += 1
  const identity = inventedIdentity('19940404', serial)
  const own = await makeOperator()
  const facility = await makeFacility({ operatorId: own.operatorId })
  const made = await addStaff(
    own,
    addStaffSchema.parse({
      name,
      identitySecret: identity,
      kind: 'carer',
      facilityId: facility.id,
      startedOn: '2026-01-01',
    }),
  )
  return { ...made, identity, actor: await makePerson('staff', { staffPersonId: made.personId }) }
}
const post = (transferSecret: string) =>
  hireByCodeSchema.parse({
    transferSecret,
    kind: 'cook',
    facilityId: '',
    startedOn: '2026-02-01',
    ...{
      operatorId: '019a0000-0000-7000-8000-000000000009',
      personId: '019a0000-0000-7000-8000-000000000009',
      isDemo: 'true',
    },
  })

describe('a transfer code', () => {
  it('takes the record over once, is stored only as a hash, and the older one no longer works', async () => {
    const { actor, personId } = await worker()
    const first = await makeTransferCode(actor)
    const { transferCode } = await makeTransferCode(actor)
    const stored = await db.$queryRaw<{ text: string }[]>`
      select t::text as text from transfer_codes t union all select a::text from audit_events a`
    for (const { text } of stored) expect(text).not.toContain(transferCode.replaceAll('-', ''))
    const next = await makeOperator()
    await expect(hireByCode(next, post(first.transferCode))).rejects.toMatchObject({ code: 'invalid' })
    const hired = await hireByCode(next, post(` ${transferCode.toLowerCase()} `))
    expect(hired.personId).toBe(personId)
    expect(await db.staffPost.findUniqueOrThrow({ where: { id: hired.postId } })).toMatchObject({
      operatorId: next.operatorId,
      isDemo: false,
    })
    await expect(hireByCode(await makeOperator(), post(transferCode))).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('of two bodies in the same moment hires for one; an old one for none', async () => {
    const { actor, personId } = await worker()
    const { transferCode } = await makeTransferCode(actor)
    const bodies = [await makeOperator(), await makeOperator()]
    const results = await Promise.allSettled(bodies.map((body) => hireByCode(body, post(transferCode))))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const again = await makeTransferCode(actor)
    await db.transferCode.updateMany({ where: { personId, usedAt: null }, data: { expiresAt: new Date(0) } })
    await expect(hireByCode(await makeOperator(), post(again.transferCode))).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('does not get around a ban, nor does somebody else make one', async () => {
    const { actor, identity } = await worker()
    const { transferCode } = await makeTransferCode(actor)
    await enterBan(await makePerson('reviewer'), {
      ...{
        name: '某',
        identitySecret: identity,
        ground: 'abuse',
        decisionBody: '局',
        decisionNumber: '2号',
        note: '',
      },
      ...{ decidedOn: '2026-01-01', startsOn: '2026-01-01', endsOn: null },
    })
    await expect(hireByCode(await makeOperator(), post(transferCode))).rejects.toMatchObject({
      fields: { transferSecret: ['不能录用，请联系主管部门。'] },
    })
    for (const role of ['operator', 'parent', 'reviewer', 'staff'] as const)
      await expect(makeTransferCode(actorAs(role, 'fengxian'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(hireByCode(actor, post(transferCode))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('cannot be guessed by trying', async () => {
    Object.assign(env, { PORTAL_RATE_LIMIT: true })
    const operator = await makeOperator()
    const codes = []
    for (let count = 0; count < 12; count += 1)
      codes.push(await hireByCode(operator, post(`00000000000${count % 10}`)).catch((error) => error.code))
    Object.assign(env, { PORTAL_RATE_LIMIT: false })
    expect([codes.at(0), codes.at(-1)]).toEqual(['invalid', 'too_many'])
  })
})

describe('a correction', () => {
  it('is asked for by the person, of the own record only, and once', async () => {
    const [one, two] = [await worker('甲'), await worker('乙')]
    const fields = await correctableFields(one.actor)
    expect(fields[0]).toMatchObject({ value: 'name', current: '甲' })
    const ask = (field: string) => requestCorrection(one.actor, { field, proposed: '甲甲', note: '' })
    await expect(ask(`post:${two.postId}:startedOn`)).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask('identityHash')).rejects.toMatchObject({ code: 'invalid' })
    const { id } = await ask('name')
    await expect(ask('name')).rejects.toMatchObject({ code: 'conflict' })
    expect(await findCorrection(two.actor, id)).toBeNull()
    await expect(withdrawCorrection(two.actor, { correctionId: id, version: 1 })).rejects.toMatchObject({
      code: 'not_found',
    })
    await withdrawCorrection(one.actor, { correctionId: id, version: 1 })
    expect((await listCorrections(one.actor, { state: 'withdrawn', page: 1 })).total).toBe(1)
  })

  it('is decided in the area and written at once; words that are no value are refused', async () => {
    const { actor, personId, postId } = await worker('丙')
    const reviewer = await makePerson('reviewer')
    const stranger = await makePerson('reviewer', { regionCode: '530102' })
    const ask = async (field: string, proposed: string) => {
      const { id } = await requestCorrection(actor, { field, proposed, note: '' })
      return { correctionId: id, version: 1, event: 'accept' as const, reason: '核对了合同' }
    }
    const day = await ask(`post:${postId}:startedOn`, '2025-12-01')
    await expect(decideCorrection(stranger, day)).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['inspector', 'planner', 'township', 'operator'] as const)
      await expect(decideCorrection(actorAs(role, 'fengxian'), day)).rejects.toMatchObject({
        code: 'forbidden',
      })
    await expect(decideCorrection(actor, day)).rejects.toMatchObject({ code: 'forbidden' })
    await decideCorrection(reviewer, day)
    await expect(decideCorrection(reviewer, day)).rejects.toMatchObject({ code: 'conflict' })
    expect((await db.staffPost.findUniqueOrThrow({ where: { id: postId } })).startedOn).toEqual(
      new Date('2025-12-01'),
    )
    const vague = await ask(`post:${postId}:sharePercent`, '一半吧')
    await expect(decideCorrection(reviewer, vague)).rejects.toMatchObject({ code: 'invalid' })
    await decideCorrection(reviewer, await ask('name', '丙丙'))
    expect((await db.staffPerson.findUniqueOrThrow({ where: { id: personId } })).name).toBe('丙丙')
    expect(
      await db.notice.count({ where: { accountId: actor.accountId ?? '', kind: 'correction.decided' } }),
    ).toBe(2)
  })
})
