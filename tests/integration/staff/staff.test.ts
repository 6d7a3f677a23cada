import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { unseal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { addPost, addStaff, editStaff, endPost } from '@/lib/staff/commands'
import { findPost, listStaff, staffByIds } from '@/lib/staff/queries'
import { type AddStaffInput, addStaffSchema } from '@/lib/staff/schema'
import { inventedIdentity } from '@/prisma/seed/demo/operator'
import { makeFacility, makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'

useTestDatabase()

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

let serial = 0
const person = (change: Record<string, string> = {}): AddStaffInput => {
  serial += 1
  return addStaffSchema.parse({
    name: `员工${serial}`,
    identitySecret: inventedIdentity('19900101', serial),
    kind: 'carer',
    facilityId: '',
    isFullTime: '1',
    qualification: '保育师',
    qualificationNumber: 'A-1',
    healthCertificateUntil: '2027-01-01',
    startedOn: '2026-01-01',
    ...change,
  })
}
const list = (actor: Actor, ended = false) => listStaff(actor, { operatorId: actor.operatorId ?? '', ended })

describe('the identity number', () => {
  it('is sealed at rest, masked everywhere, in no list, post or audit line', async () => {
    const operator = await makeOperator()
    const given = person()
    const { personId, postId } = await addStaff(operator, given)
    const row = await db.staffPerson.findUniqueOrThrow({ where: { id: personId } })
    expect(await unseal(row.identitySealed)).toBe(given.identitySecret)
    const columns = await db.$queryRaw<{ text: string }[]>`select p::text as text from staff_people p`
    const lines = await db.$queryRaw<{ text: string }[]>`select a::text as text from audit_events a`
    const shown = [
      ...columns,
      ...lines,
      await list(operator),
      await findPost(operator, postId),
      await staffByIds(db, operator.operatorId ?? '', [personId]),
    ]
    for (const one of shown) {
      expect(JSON.stringify(one)).not.toContain(given.identitySecret)
      expect(JSON.stringify(one)).not.toContain(given.identitySecret.slice(3, 14))
    }
    expect((await list(operator))[0]?.identityMasked).toMatch(/^319\*{11}\d{3}[\dX]$/)
  })

  it.each([
    ['too short', '3101201990010110', '18 位'],
    ['a wrong check digit', `${inventedIdentity('19900101', 900).slice(0, 17)}?`, '数字'],
    ['30 February', inventedIdentity('19900230', 1), '出生日期'],
    ['a child', inventedIdentity('20150101', 1), '16 周岁'],
  ])('is refused: %s', async (_what, identitySecret, words) => {
    const refusal = await addStaff(await makeOperator(), person({ identitySecret })).catch((error) => error)
    expect(refusal.code).toBe('invalid')
    expect(refusal.fields.identitySecret[0]).toContain(words)
  })
})

describe('one person, one record', () => {
  it('at another body, however the number is typed, without telling the stored name', async () => {
    const [one, two] = [await makeOperator(), await makeOperator()]
    const given = person({ name: '买买提·艾力' })
    const first = await addStaff(one, given)
    const wide = given.identitySecret.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    )
    const second = await addStaff(two, { ...given, name: '买买提・艾力', identitySecret: ` ${wide} ` })
    expect(second.personId).toBe(first.personId)
    const refusal = await addStaff(two, { ...given, name: '别人', kind: 'cook' }).catch((error) => error)
    expect(refusal.code).toBe('invalid')
    expect(JSON.stringify(refusal.fields)).not.toContain('买买提')
    expect(await list(two)).toHaveLength(1)
  })

  it('when two bodies add the person in the same moment', async () => {
    const [one, two] = [await makeOperator(), await makeOperator()]
    const given = person()
    const [first, second] = await Promise.all([addStaff(one, given), addStaff(two, given)])
    expect(first.personId).toBe(second.personId)
  })

  it('a second post is added without typing anything of the person; the same one twice is refused', async () => {
    const operator = await makeOperator()
    const given = person()
    const { personId } = await addStaff(operator, given)
    const { name, identitySecret, ...post } = given
    await addPost(operator, { personId, ...post, kind: 'head' })
    await expect(addPost(operator, { personId, ...post })).rejects.toMatchObject({ code: 'conflict' })
    await expect(addPost(await makeOperator(), { personId, ...post })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await list(operator)).map(({ kind }) => kind)).toEqual(['head', 'carer'])
    expect(await staffByIds(db, operator.operatorId ?? '', [personId, 'no-id'])).toHaveLength(1)
  })

  it('stays when a real body employs somebody the demo world made', async () => {
    const given = person()
    const { personId } = await addStaff(await makeOperator({ isDemo: true }), given)
    const isDemo = async () => (await db.staffPerson.findUniqueOrThrow({ where: { id: personId } })).isDemo
    expect(await isDemo()).toBe(true)
    await addStaff(await makeOperator(), given)
    expect(await isDemo()).toBe(false)
  })
})

describe('whose staff', () => {
  it('only one’s own body sees, changes and ends a post', async () => {
    const [own, other] = [await makeOperator(), await makeOperator()]
    const { postId, personId } = await addStaff(own, person())
    expect(await listStaff(other, { operatorId: own.operatorId ?? '' })).toEqual([])
    expect(await findPost(other, postId)).toBeNull()
    expect(await staffByIds(db, other.operatorId ?? '', [personId])).toEqual([])
    const fields = { ...person(), postId, version: 1 }
    await expect(editStaff(other, fields)).rejects.toMatchObject({ code: 'not_found' })
    await expect(endPost(other, { postId, version: 1, endedOn: '2026-02-01' })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const role of ['reviewer', 'planner', 'parent', 'sysadmin'] as const) {
      const actor = await makePerson(role)
      expect(await listStaff(actor, { operatorId: own.operatorId ?? '' })).toEqual([])
      await expect(addStaff(actor, person())).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('a post is only at a facility of one’s own', async () => {
    const own = await makeOperator()
    const [mine, foreign] = [await makeFacility({ operatorId: own.operatorId }), await makeFacility()]
    await expect(addStaff(own, person({ facilityId: foreign.id }))).rejects.toMatchObject({ code: 'invalid' })
    await addStaff(own, person({ facilityId: mine.id }))
    expect((await list(own))[0]).toMatchObject({ facilityName: mine.name })
  })
})

describe('a post’s life', () => {
  it('is edited by one of two, ended once, and kept', async () => {
    const operator = await makeOperator()
    const given = person()
    const { postId } = await addStaff(operator, given)
    const edit = (name: string) => editStaff(operator, { ...given, name, postId, version: 1 })
    const results = await Promise.allSettled([edit('甲'), edit('乙')])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const end = (endedOn: string, version = 2) => endPost(operator, { postId, version, endedOn })
    await expect(end('2025-12-31')).rejects.toMatchObject({ code: 'invalid' })
    await expect(end('2099-01-01')).rejects.toMatchObject({ code: 'invalid' })
    await end('2026-06-30')
    await expect(end('2026-06-30', 3)).rejects.toMatchObject({ code: 'conflict' })
    expect(await list(operator)).toEqual([])
    expect(await list(operator, true)).toMatchObject([{ endedOn: '2026-06-30' }])
  })

  it('a name that another body relies on is not changed here', async () => {
    const [one, two] = [await makeOperator(), await makeOperator()]
    const given = person()
    const { postId } = await addStaff(one, given)
    await addStaff(two, given)
    await expect(editStaff(one, { ...given, name: '改名', postId, version: 1 })).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: [expect.stringContaining('主管部门')] },
    })
  })
})

it('names cannot be tried by the hundred', async () => {
  Object.assign(env, { PORTAL_RATE_LIMIT: true })
  const operator = await makeOperator()
  const given = person()
  const codes = []
  for (let count = 0; count < 42; count += 1)
    codes.push(await addStaff(operator, { ...given, startedOn: '2099-01-01' }).catch((error) => error.code))
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  expect([codes.at(0), codes.at(-1)]).toEqual(['invalid', 'too_many'])
})
