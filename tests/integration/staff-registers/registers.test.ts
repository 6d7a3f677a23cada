import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { lookupHash, unseal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { forgetAll } from '@/lib/core/memo'
import { addStaff, editStaff, endPost } from '@/lib/staff/commands'
import { addStaffSchema } from '@/lib/staff/schema'
import { decideConflict } from '@/lib/staff-conflicts/commands'
import { findConflict, listConflicts } from '@/lib/staff-conflicts/queries'
import { correctPerson, lookUpPerson } from '@/lib/staff-registers/commands'
import { mergePeople } from '@/lib/staff-registers/merges'
import { findPerson, listRegister } from '@/lib/staff-registers/queries'
import { type StaffFilter, staffFilterSchema } from '@/lib/staff-registers/schema'
import { inventedIdentity } from '@/prisma/seed/demo/identity'
import { makeFacility, makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()

let reviewer: Actor
let stranger: Actor
beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  reviewer = await makePerson('reviewer')
  stranger = await makePerson('reviewer', { regionCode: '530102' })
})

let serial = 0
async function employ(
  name: string,
  change: Record<string, string> = {},
  at: Partial<{ regionCode: string }> = {},
) {
  serial += 1
  const identity = inventedIdentity('19920202', serial)
  const own = await makeOperator()
  const facility = await makeFacility({ operatorId: own.operatorId, ...at })
  const input = addStaffSchema.parse({
    name,
    identitySecret: identity,
    kind: 'carer',
    facilityId: facility.id,
    startedOn: '2026-01-01',
    ...change,
  })
  return { own, facility, identity, input, ...(await addStaff(own, input)) }
}
const list = (actor: Actor, filter: Partial<StaffFilter> = {}) =>
  listRegister(actor, staffFilterSchema.parse(filter))
const names = async (actor: Actor, filter: Partial<StaffFilter> = {}) =>
  (await list(actor, filter)).items.map(({ name }) => name)

describe('the officials’ list', () => {
  it('shows the own area, by name, kind, place and standing, and never an identity number', async () => {
    const one = await employ('欧阳一')
    await employ('欧阳二', { kind: 'cook' })
    await employ('欧阳三', {}, { regionCode: '530102' })
    expect(await names(reviewer, { q: '欧阳' })).toEqual(['欧阳一', '欧阳二'].sort())
    expect(await names(stranger, { q: '欧阳' })).toEqual(['欧阳三'])
    expect(await names(actorAs('sysadmin'), { q: '欧阳' })).toHaveLength(3)
    expect(await names(reviewer, { q: '欧阳', kind: 'cook' })).toEqual(['欧阳二'])
    expect(await names(reviewer, { facility: one.facility.name })).toEqual(['欧阳一'])
    expect(await names(reviewer, { q: one.identity })).toEqual([])
    expect(await names(reviewer, { q: '%' })).toEqual([])
    await endPost(one.own, { postId: one.postId, version: 1, endedOn: '2026-06-01' })
    expect(await names(reviewer, { q: '欧阳' })).toEqual(['欧阳二'])
    expect(await names(reviewer, { q: '欧阳', standing: 'left' })).toEqual(['欧阳一'])
    expect(JSON.stringify(await list(reviewer))).not.toContain(one.identity)
    for (const role of [
      'operator',
      'parent',
      'department',
      'secadmin',
      'auditor',
      'staff',
      'public',
    ] as const)
      await expect(list(actorAs(role, 'fengxian'))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('goes on where the last page ended', async () => {
    const { own, facility } = await employ('连页')
    const people = Array.from({ length: 33 }, (_, at) => ({
      ...{ id: randomUUID(), name: `连页${at}`, identityHash: `page-${at}` },
      ...{ identitySealed: 'x', identityMasked: '*' },
    }))
    await db.staffPerson.createMany({ data: people })
    await db.staffPost.createMany({
      data: people.map(({ id }) => ({
        ...{ personId: id, operatorId: own.operatorId ?? '', facilityId: facility.id },
        ...{ kind: 'carer' as const, startedOn: new Date('2026-01-01') },
      })),
    })
    forgetAll()
    const first = await list(reviewer)
    expect(first.items).toHaveLength(30)
    const second = await list(reviewer, { after: first.next ?? '' })
    const ids = [...first.items, ...second.items].map(({ postId }) => postId)
    expect(new Set(ids).size).toBe(first.total)
    expect(second.next).toBeNull()
  })

  it('finds by number with a line of the log each time, and names only the county elsewhere', async () => {
    const one = await employ('查得到')
    const lines = () => db.auditEvent.count({ where: { action: 'staff.look_up' } })
    const before = await lines()
    expect(await lookUpPerson(reviewer, { identitySecret: one.identity })).toEqual({ personId: one.personId })
    const refusal = await lookUpPerson(stranger, { identitySecret: one.identity }).catch((error) => error)
    expect(refusal.fields.identitySecret[0]).toContain('奉贤区')
    expect(JSON.stringify(refusal.fields)).not.toContain('查得到')
    await expect(
      lookUpPerson(reviewer, { identitySecret: inventedIdentity('19700101', 1) }),
    ).rejects.toMatchObject({ code: 'invalid' })
    expect(await lines()).toBe(before + 3)
    expect(await findPerson(stranger, one.personId)).toBeNull()
  })
})

describe('putting a person right', () => {
  it('is for the department of the area: name and number, with a reason, at one version', async () => {
    const one = await employ('错名')
    const right = inventedIdentity('19930303', serial)
    const input = {
      personId: one.personId,
      version: 1,
      name: '真名',
      identitySecret: right,
      reason: '核对原件',
    }
    await expect(correctPerson(stranger, input)).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['inspector', 'planner', 'township', 'operator', 'sysadmin'] as const)
      await expect(correctPerson(actorAs(role, 'fengxian'), input)).rejects.toMatchObject({
        code: 'forbidden',
      })
    await correctPerson(reviewer, input)
    await expect(correctPerson(reviewer, input)).rejects.toMatchObject({ code: 'conflict' })
    const row = await db.staffPerson.findUniqueOrThrow({ where: { id: one.personId } })
    expect([row.name, row.identityHash, await unseal(row.identitySealed)]).toEqual([
      '真名',
      lookupHash(right),
      right,
    ])
    const lines = await db.$queryRaw<{ text: string }[]>`select a::text as text from audit_events a`
    for (const { text } of lines) expect(text).not.toContain(right)
    const other = await employ('占号')
    await expect(
      correctPerson(reviewer, { ...input, personId: other.personId, version: 1 }),
    ).rejects.toMatchObject({ fields: { identitySecret: [expect.stringContaining('合并')] } })
  })

  it('joins two records of one person, and refuses one of another area', async () => {
    const [kept, double] = [await employ('同一人'), await employ('同一人')]
    const far = await employ('远方人', {}, { regionCode: '530102' })
    const merge = (identitySecret: string) =>
      mergePeople(reviewer, { personId: kept.personId, version: 1, identitySecret, reason: '同一身份证' })
    await expect(merge(far.identity)).rejects.toMatchObject({ code: 'invalid' })
    await expect(merge(kept.identity)).rejects.toMatchObject({ code: 'invalid' })
    await merge(double.identity)
    expect(await db.staffPost.count({ where: { personId: kept.personId } })).toBe(2)
    expect(await findPerson(reviewer, double.personId)).toBeNull()
    // Two whole weeks of what is one person now.
    expect(await db.staffConflict.count({ where: { personId: kept.personId, state: 'open' } })).toBe(1)
  })
})

describe('a ban stays with the person', () => {
  const bar = async (identity: string) => {
    const [inForce, day] = [
      { ground: 'abuse', decisionBody: '奉贤区人民法院' } as const,
      new Date('2026-01-01'),
    ]
    await db.staffBan.create({
      data: {
        ...{ ...inForce, name: '某人', decisionNumber: randomUUID(), decidedOn: day, startsOn: day },
        ...{ identityHash: lookupHash(identity), identitySealed: 'x', identityMasked: '*' },
        ...{ regionCode: '310120', enteredByName: '测试' },
      },
    })
  }

  it('one official alone gives its record no other number', async () => {
    const one = await employ('受禁人')
    await bar(one.identity)
    const right = inventedIdentity('19940404', serial)
    const input = { personId: one.personId, version: 1, name: '受禁人', reason: '核对原件' }
    await expect(correctPerson(reviewer, { ...input, identitySecret: right })).rejects.toMatchObject({
      code: 'conflict',
    })
    await correctPerson(reviewer, { ...input, name: '受禁者', identitySecret: null })
    await bar(right)
    await correctPerson(reviewer, { ...input, version: 2, identitySecret: right })
  })

  it('nor joins it to a record without one; the other way round it goes', async () => {
    const [kept, barred] = [await employ('并人'), await employ('并人')]
    await bar(barred.identity)
    const merge = (into: { personId: string }, from: { identity: string }) =>
      mergePeople(reviewer, {
        ...{ personId: into.personId, version: 1, identitySecret: from.identity, reason: '同一人' },
      })
    await expect(merge(kept, barred)).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.staffPerson.count({ where: { id: barred.personId } })).toBe(1)
    await merge(barred, kept)
    const open = { personId: barred.personId, kind: 'banned_in_post', state: 'open' } as const
    expect(await db.staffConflict.count({ where: open })).toBe(1)
  })
})

describe('a conflict', () => {
  it('opens when a second body hires for a whole week, tells each body of its own, and closes by itself', async () => {
    const one = await employ('挂靠人')
    const two = await makeOperator()
    const place = await makeFacility({ operatorId: two.operatorId, regionCode: '530102' })
    const hired = await addStaff(two, { ...one.input, facilityId: place.id })
    const [row] = (
      await listConflicts(reviewer, { state: 'open', kind: 'two_full_time', page: 1 })
    ).items.filter(({ person }) => person.id === one.personId)
    expect(row).toMatchObject({ posts: [{}, {}] })
    // Both areas see it, nobody else.
    expect(await findConflict(stranger, row?.id ?? '')).not.toBeNull()
    for (const role of ['operator', 'parent', 'auditor', 'secadmin'] as const)
      expect(await findConflict(actorAs(role, 'fengxian'), row?.id ?? '')).toBeNull()
    const told = await db.notice.findMany({
      where: { accountId: two.accountId ?? '', kind: 'conflict.operator' },
    })
    expect(told).toHaveLength(1)
    expect(JSON.stringify(told)).not.toContain(one.facility.name)
    await editStaff(two, {
      ...one.input,
      facilityId: place.id,
      isFullTime: false,
      sharePercent: null,
      postId: hired.postId,
      version: 1,
    })
    expect(await findConflict(reviewer, row?.id ?? '')).toMatchObject({ state: 'resolved' })
  })

  it('is decided once, by who may and in the area, and one dismissed does not come back', async () => {
    const one = await employ('兼职人')
    const two = await makeOperator()
    const place = await makeFacility({ operatorId: two.operatorId })
    const hired = await addStaff(two, {
      ...one.input,
      facilityId: place.id,
      isFullTime: false,
      sharePercent: 30,
    })
    const found = await db.staffConflict.findFirstOrThrow({
      where: { personId: one.personId, state: 'open' },
    })
    expect(found.kind).toBe('over_full_time')
    const input = { conflictId: found.id, version: 1, event: 'dismiss' as const, reason: '核实过，劳务派遣' }
    await expect(decideConflict(stranger, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(decideConflict(await makePerson('township'), input)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const decided = await Promise.allSettled([
      decideConflict(reviewer, input),
      decideConflict(reviewer, input),
    ])
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await editStaff(two, {
      ...one.input,
      facilityId: place.id,
      isFullTime: false,
      sharePercent: 40,
      postId: hired.postId,
      version: 1,
    })
    expect(await db.staffConflict.count({ where: { personId: one.personId, state: 'open' } })).toBe(0)
  })
})
