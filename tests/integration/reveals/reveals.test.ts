import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listChildAccess, listStaffAccess } from '@/lib/access-logs/queries'
import { lookUpChild } from '@/lib/child-lookups/commands'
import { getMaskedChild, listChildren } from '@/lib/child-lookups/queries'
import { addChild } from '@/lib/children/commands'
import type { Actor } from '@/lib/core/actor'
import { lookupHash, seal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { revealIdentity } from '@/lib/reveals/commands'
import { revealSchema } from '@/lib/reveals/schema'
import { inventedIdentity } from '@/prisma/seed/demo/operator'
import { childFields, makeAccount, makeChild, numberOf } from '@/tests/integration/children/family-world'
import { makeFacility, makeOperator } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()

beforeAll(makeDivisions)
beforeEach(() => {
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

const ask = (actor: Actor, subjectId: string, change: Record<string, string> = {}) =>
  revealIdentity(
    actor,
    revealSchema.parse({
      subjectType: 'child',
      subjectId,
      reasonKind: 'identity',
      reason: '补助核对号码',
      ...change,
    }),
  )
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  )

async function makeStaff(number: string, townIndex: 0 | 1 = 0): Promise<string> {
  const operator = await makeOperator()
  const facility = await makeFacility({ regionCode: TOWNSHIPS[townIndex], operatorId: operator.operatorId })
  const { id } = await db.staffPerson.create({
    data: {
      name: '李老师',
      identitySealed: await seal(number),
      identityHash: lookupHash(number),
      identityMasked: '319***********0000',
      posts: {
        create: {
          operatorId: operator.operatorId ?? '',
          facilityId: facility.id,
          kind: 'carer',
          startedOn: new Date('2026-01-01'),
        },
      },
    },
    select: { id: true },
  })
  return id
}

describe('a child’s number', () => {
  it('is shown to who may see it, with a line, a reason and a notice; each time anew', async () => {
    const [parent, reviewer] = [await makeAccount('parent'), await makeAccount('reviewer')]
    const childId = await makeChild(parent, { name: '王小明', identitySecret: numberOf(1) })
    expect(await ask(reviewer, childId)).toEqual({ name: '王小明', identityNumber: numberOf(1) })
    await ask(reviewer, childId)
    const lines = await db.auditEvent.findMany({
      where: { action: 'identity.reveal', subjectType: 'child', subjectId: childId },
    })
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      actorId: reviewer.accountId,
      right: 'children.reveal',
      reason: '核对身份证件：补助核对号码',
      regionCode: TOWNSHIPS[0],
    })
    expect(JSON.stringify(lines.map(({ before, after, reason }) => [before, after, reason]))).not.toMatch(
      /小明|\d{10}/,
    )
    const notices = await db.notice.findMany({
      where: { accountId: parent.accountId, kind: 'identity.reveal' },
    })
    expect(notices).toHaveLength(2)
    expect(notices[0]?.text).toContain('补助核对号码')
    expect(notices[0]?.text).not.toContain(numberOf(1))
  })

  it.each([
    ['no reason', { reason: '' }],
    ['three characters', { reason: '看一看' }],
    ['blanks', { reason: '        ' }],
    ['no purpose', { reasonKind: '' }],
    ['a purpose of one’s own', { reasonKind: 'curiosity' }],
  ])('is not shown for %s', (_what, change) => {
    const sent = {
      subjectType: 'child',
      subjectId: crypto.randomUUID(),
      reasonKind: 'other',
      reason: '核对身份',
    }
    expect(revealSchema.safeParse(sent).success).toBe(true)
    expect(revealSchema.safeParse({ ...sent, ...change }).success).toBe(false)
  })

  it('of another area does not exist, of a role without the right is refused, and nothing is logged as done', async () => {
    const childId = await makeChild(await makeAccount('parent'), {
      region: TOWNSHIPS[1],
      identitySecret: numberOf(2),
    })
    expect(await code(ask(await makeAccount('reviewer', 'yunnan'), childId))).toBe('not_found')
    expect(await code(ask(await makeAccount('township', 'nanqiao'), childId))).toBe('not_found')
    expect(await code(ask(await makeAccount('reviewer'), crypto.randomUUID()))).toBe('not_found')
    for (const role of [
      'parent',
      'operator',
      'inspector',
      'planner',
      'sysadmin',
      'secadmin',
      'auditor',
    ] as const)
      expect(await code(ask(await makeAccount(role), childId)), role).toBe('forbidden')
    expect(
      await db.auditEvent.count({
        where: { action: 'identity.reveal', subjectId: childId, outcome: 'done' },
      }),
    ).toBe(0)
  })

  it('cannot be asked for by the hundred', async () => {
    Object.assign(env, { PORTAL_RATE_LIMIT: true })
    const reviewer = await makeAccount('reviewer')
    const codes: string[] = []
    for (let count = 0; count < 17; count += 1) codes.push(await code(ask(reviewer, crypto.randomUUID())))
    expect([codes.at(0), codes.at(-1)]).toEqual(['not_found', 'too_many'])
  })
})

describe('a person of staff', () => {
  it('is revealed in the area of a post, and told', async () => {
    const number = inventedIdentity('19900101', 7)
    const personId = await makeStaff(number)
    const account = await makeAccount('staff', 'none', { staffPersonId: personId })
    const inspector = await makeAccount('inspector', 'fengxian', { department: '区教育局' })
    const shown = await ask(inspector, personId, { subjectType: 'staff_person' })
    expect(shown).toEqual({ name: '李老师', identityNumber: number })
    expect(
      await code(ask(await makeAccount('inspector', 'yunnan'), personId, { subjectType: 'staff_person' })),
    ).toBe('not_found')
    expect(await code(ask(await makeAccount('township'), personId, { subjectType: 'staff_person' }))).toBe(
      'forbidden',
    )
    const { items } = await listStaffAccess(account, { page: 1 })
    expect(items).toMatchObject([
      {
        who: `区教育局 ${inspector.name}（检查员）`,
        what: '查看了完整的姓名和证件号',
        reason: expect.any(String),
      },
    ])
    await expect(listStaffAccess(inspector, { page: 1 })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('looking a child up', () => {
  it('finds by number in the area, masked; every try is logged without the number, a miss too', async () => {
    const [parent, reviewer, away] = [
      await makeAccount('parent'),
      await makeAccount('reviewer'),
      await makeAccount('reviewer', 'yunnan'),
    ]
    const childId = await makeChild(parent, { name: '张三丰', identitySecret: numberOf(3) })
    const { found } = await lookUpChild(reviewer, { identitySecret: ` ${numberOf(3)} ` })
    expect(found).toMatchObject({ id: childId, nameMasked: '张*' })
    expect(JSON.stringify(found)).not.toContain(numberOf(3))
    expect(await lookUpChild(reviewer, { identitySecret: numberOf(99) })).toEqual({ found: null })
    // Another area's child and no child look the same.
    expect(await lookUpChild(away, { identitySecret: numberOf(3) })).toEqual({ found: null })
    const lines = await db.auditEvent.findMany({ where: { action: 'child.look_up' }, orderBy: { id: 'asc' } })
    expect(lines.map(({ subjectId }) => subjectId)).toEqual([childId, '', ''])
    expect(JSON.stringify(lines.map(({ after, reason }) => [after, reason]))).not.toMatch(/三丰|\d{6}/)
    expect(await code(lookUpChild(parent, { identitySecret: numberOf(3) }))).toBe('forbidden')
  })

  it('lists the own area, masked, and no part outside it', async () => {
    const reviewer = await makeAccount('reviewer')
    const { items, total } = await listChildren(reviewer, { region: '', page: 1 })
    expect(total).toBeGreaterThan(0)
    expect(items.every(({ nameMasked }) => /^.\*$/.test(nameMasked))).toBe(true)
    const town = await makeAccount('township', 'nanqiao')
    expect((await listChildren(town, { region: TOWNSHIPS[1], page: 1 })).total).toBe(0)
    expect((await listChildren(await makeAccount('reviewer', 'yunnan'), { region: '', page: 1 })).total).toBe(
      0,
    )
    await expect(listChildren(await makeAccount('planner'), { region: '', page: 1 })).rejects.toMatchObject({
      code: 'not_found',
    })
    const id = items[0]?.id ?? ''
    await expect(getMaskedChild(await makeAccount('reviewer', 'yunnan'), id)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('what a guardian reads of it', () => {
  it('who, by what right, why; of the other guardian nothing but that there is one', async () => {
    const [first, second] = [await makeAccount('parent'), await makeAccount('parent')]
    const reviewer = await makeAccount('reviewer', 'fengxian', { department: '区教育局' })
    const fields = childFields({ identitySecret: numberOf(40) })
    const { childId } = await addChild(first, fields)
    await ask(reviewer, childId, { reason: '只有第一位看到' })
    await addChild(second, fields)
    await ask(reviewer, childId, { reason: '两位都看到的' })
    const own = (await listChildAccess(first, { page: 1 })).items
    expect(own.map(({ who }) => who)).toEqual([
      `区教育局 ${reviewer.name}（备案审核员）`,
      '另一位监护人',
      `区教育局 ${reviewer.name}（备案审核员）`,
      '您',
    ])
    expect(own[0]).toMatchObject({ right: '查看儿童的完整证件号', reason: '核对身份证件：两位都看到的' })
    const other = JSON.stringify((await listChildAccess(second, { page: 1 })).items)
    expect(other).toContain('两位都看到的')
    expect(other).not.toContain('只有第一位看到')
    expect(other).not.toContain(first.name)
    expect((await listChildAccess(await makeAccount('parent'), { page: 1 })).total).toBe(0)
    await expect(listChildAccess(reviewer, { page: 1 })).rejects.toMatchObject({ code: 'not_found' })
  })
})
