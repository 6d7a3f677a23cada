import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listChildAccess } from '@/lib/access-logs/queries'
import { decideExport, downloadExport, requestExport, withdrawExport } from '@/lib/authority-exports/commands'
import { getExport, listExports } from '@/lib/authority-exports/queries'
import { requestExportSchema } from '@/lib/authority-exports/schema'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash, seal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { addDays, shanghaiDayStart } from '@/lib/format/date'
import { inventedIdentity } from '@/prisma/seed/demo/operator'
import { makeAccount, makeChild, numberOf } from '@/tests/integration/children/family-world'
import { makeFacility, makeOperator } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()

beforeAll(makeDivisions)
beforeEach(() => {
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

const SENT = {
  authority: '奉贤区人民法院',
  documentNumber: '（2026）沪0120协执1号',
  legalBasis: 'civil',
  purpose: '审理案件需要核对人员身份',
  scopeKind: 'area_children',
  region: TOWNSHIPS[0],
}
const request = (actor: Actor, change: Record<string, string> = {}) =>
  requestExport(actor, requestExportSchema.parse({ ...SENT, ...change }))
const decide = (actor: Actor, requestId: string, decision: 'approve' | 'reject' = 'approve', version = 1) =>
  decideExport(actor, { requestId, version, decision, reason: '已核对来函' })
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  )
const fields = (attempt: Promise<unknown>) =>
  attempt.then(
    () => [],
    (error) => Object.keys(error.fields),
  )

let nth = 0
async function makeStaffAt(name: string, number: string) {
  nth += 1
  const operator = await makeOperator()
  const facility = await makeFacility({ operatorId: operator.operatorId, name: `核对机构${nth}` })
  const person = await db.staffPerson.create({
    data: {
      name,
      identitySealed: await seal(number),
      identityHash: lookupHash(number),
      identityMasked: '319***********0000',
      posts: {
        create: {
          ...{ operatorId: operator.operatorId ?? '', facilityId: facility.id, kind: 'carer' },
          startedOn: new Date('2026-01-01'),
        },
      },
    },
    select: { id: true },
  })
  return { personId: person.id, facilityName: facility.name }
}

describe('a request', () => {
  it.each([
    ['no authority', { authority: '' }, 'authority'],
    ['no document', { documentNumber: ' ' }, 'documentNumber'],
    ['a short purpose', { purpose: '办案' }, 'purpose'],
    ['no basis', { legalBasis: '' }, 'legalBasis'],
    ['another basis without words', { legalBasis: 'other' }, 'otherBasis'],
    ['no scope', { scopeKind: 'everybody' }, 'scopeKind'],
    ['a person without a number', { scopeKind: 'child' }, 'identitySecret'],
  ])('with %s is refused', (_what, change, field) => {
    const parsed = requestExportSchema.safeParse({ ...SENT, ...change })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(field)
  })

  it('reaches no further than the own area, and takes no area from the form', async () => {
    const inspector = await makeAccount('inspector')
    expect(await fields(request(inspector, { region: '530102' }))).toEqual(['region'])
    expect(await fields(request(inspector, { scopeKind: 'facility_staff', facility: '没有' }))).toEqual([
      'facility',
    ])
    const away = await makeChild(await makeAccount('parent', 'yunnan'), {
      region: '530102',
      identitySecret: numberOf(1),
    })
    expect(away).toBeTruthy()
    expect(await fields(request(inspector, { scopeKind: 'child', identitySecret: numberOf(1) }))).toEqual([
      'identitySecret',
    ])
    const { id } = await request(inspector, { regionCode: '530102', state: 'approved', isDemo: 'true' })
    expect(await getExport(inspector, id)).toMatchObject({
      regionCode: TOWNSHIPS[0],
      state: 'requested',
      isDemo: false,
    })
    for (const role of ['parent', 'operator', 'township', 'sysadmin', 'secadmin', 'auditor'] as const)
      expect(await code(request(await makeAccount(role))), role).toBe('forbidden')
  })
})

describe('the second person', () => {
  it('is never who asked, has the right, and answers for the area', async () => {
    const [asker, planner] = [await makeAccount('planner'), await makeAccount('planner')]
    const { id } = await request(asker)
    expect(await code(decide(asker, id))).toBe('forbidden')
    expect(await code(decide(await makeAccount('reviewer'), id))).toBe('forbidden')
    expect(await code(decide(await makeAccount('planner', 'yunnan'), id))).toBe('not_found')
    expect(await code(decide(await makeAccount('parent'), id))).toBe('forbidden')
    await decide(planner, id)
    expect(await code(decide(planner, id, 'reject', 2))).toBe('conflict')
    expect(await code(withdrawExport(asker, { requestId: id, version: 2 }))).toBe('conflict')
    await expect(
      db.authorityExport.update({ where: { id }, data: { decidedById: asker.accountId } }),
    ).rejects.toThrow()
  })

  it('may be the security administrator; of two at once one decides; who asked may take it back', async () => {
    const [asker, one, two] = [
      await makeAccount('reviewer'),
      await makeAccount('secadmin', 'none'),
      await makeAccount('planner'),
    ]
    const { id } = await request(asker)
    const results = await Promise.allSettled([decide(one, id), decide(two, id, 'reject')])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const other = await request(asker)
    expect(await code(withdrawExport(two, { requestId: other.id, version: 1 }))).toBe('forbidden')
    await withdrawExport(asker, { requestId: other.id, version: 1 })
    expect(await getExport(asker, other.id)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('the file', () => {
  it('goes to who asked, once agreed, for seven days, with count and hash in the log', async () => {
    const [asker, planner] = [await makeAccount('inspector'), await makeAccount('planner')]
    const number = inventedIdentity('19900101', 501)
    const { facilityName, personId } = await makeStaffAt('=HYPERLINK("x")', number)
    const { id } = await request(asker, {
      scopeKind: 'facility_staff',
      facility: facilityName,
      withNumbers: '1',
    })
    expect(await code(downloadExport(asker, id))).toBe('conflict')
    await decide(planner, id)
    const { availableUntil } = await getExport(asker, id)
    expect(availableUntil).toEqual(shanghaiDayStart(addDays(todayInShanghai(), 8)))
    const { body } = await downloadExport(asker, id)
    expect(body).toContain(number)
    expect(body).not.toMatch(/[,\n"]=HYPERLINK/)
    const sha256 = createHash('sha256').update(body).digest('hex')
    expect(await getExport(asker, id)).toMatchObject({ rows: 1, sha256 })
    const [line] = await db.auditEvent.findMany({
      where: { action: 'authority_export.export', subjectId: id },
    })
    expect(line?.after).toMatchObject({ rows: 1, sha256 })
    expect(
      await db.auditEvent.count({ where: { action: 'authority_export.disclose', subjectId: personId } }),
    ).toBe(1)
    for (const other of [planner, await makeAccount('inspector'), await makeAccount('secadmin', 'none')])
      expect(await code(downloadExport(other, id))).toBe('forbidden')
    expect(await code(downloadExport(await makeAccount('inspector', 'yunnan'), id))).toBe('not_found')
    await db.authorityExport.update({ where: { id }, data: { availableUntil: new Date(Date.now() - 1) } })
    expect(await code(downloadExport(asker, id))).toBe('conflict')
  })

  it('masks numbers not asked for; the guardian finds it in the access log unless it keeps silent', async () => {
    const [parent, asker, planner] = [
      await makeAccount('parent'),
      await makeAccount('reviewer'),
      await makeAccount('planner'),
    ]
    await makeChild(parent, { name: '周小宝', identitySecret: numberOf(7) })
    const fetch = async (change: Record<string, string>) => {
      const { id } = await request(asker, { scopeKind: 'child', identitySecret: numberOf(7), ...change })
      await decide(planner, id)
      return (await downloadExport(asker, id)).body
    }
    const disclosed = async () =>
      (await listChildAccess(parent, { page: 1 })).items.filter(({ what }) => what.includes('有权机关'))
    const silent = await fetch({ keepsSilent: '1' })
    expect(silent).toContain('周小宝')
    expect(silent).not.toContain(numberOf(7))
    expect(await disclosed()).toEqual([])
    await fetch({})
    expect(await disclosed()).toMatchObject([{ reason: expect.stringContaining('奉贤区人民法院') }])
  })
})

it('is listed to who asks or agrees in the area, to nobody else', async () => {
  const asker = await makeAccount('reviewer')
  const { id } = await request(asker)
  const sees = async (actor: Actor) =>
    (await listExports(actor, { page: 1 })).items.some((one) => one.id === id)
  expect(await sees(asker)).toBe(true)
  expect(await sees(await makeAccount('secadmin', 'none'))).toBe(true)
  expect(await sees(await makeAccount('planner', 'yunnan'))).toBe(false)
  expect(await code(getExport(await makeAccount('planner', 'yunnan'), id))).toBe('not_found')
  for (const role of ['parent', 'operator', 'township', 'department', 'sysadmin', 'auditor'] as const) {
    expect(await code(listExports(await makeAccount(role), { page: 1 })), role).toBe('not_found')
    expect(await code(getExport(await makeAccount(role), id)), role).toBe('not_found')
  }
})

it('numbers cannot be tried by the hundred', async () => {
  Object.assign(env, { PORTAL_RATE_LIMIT: true })
  const asker = await makeAccount('reviewer')
  const codes: string[] = []
  for (let count = 0; count < 12; count += 1)
    codes.push(await code(request(asker, { scopeKind: 'child', identitySecret: numberOf(800) })))
  expect([codes.at(0), codes.at(-1)]).toEqual(['invalid', 'too_many'])
})
