import { beforeAll, describe, expect, it } from 'vitest'
import { enterBan } from '@/lib/bans/commands'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { applyImport, applyRun, storeImport, undoRun } from '@/lib/imports/commands'
import { checkImport, findImportRun, listImportRuns } from '@/lib/imports/queries'
import { inventedIdentity } from '@/prisma/seed/demo/identity'
import { makeFacility, makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, makeDivisions } from '@/tests/support/small-world'
import { type Cells, csvFile } from './import-files'

useTestDatabase()

const sysadmin = actorAs('sysadmin')
let serial = 0
const number = () => {
  serial += 1
  return inventedIdentity('19910203', serial)
}
const row = (change: Cells = {}): Cells => ({
  姓名: '王小明',
  证件号: '',
  机构: '向阳托育园',
  岗位: '保育人员',
  证书类型: '保育师（四级）',
  证书编号: `S2026${String(serial).padStart(6, '0')}`,
  发证机关: '上海市职业技能鉴定中心',
  发证日期: '2024-05-01',
  ...change,
})
const file = (...rows: Cells[]) => csvFile('staff', rows)

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  await makeFacility({ name: '向阳托育园', creditCode: creditCodeOf('52', 770_001) })
})

describe('a staff list', () => {
  it('is an upsert: dry run, apply, and the same file again changes nothing', async () => {
    const [one, two] = [number(), number()]
    const list = file(
      row({ 证件号: one }),
      row({
        姓名: '李四',
        证件号: two,
        岗位: '保健员',
        证书类型: '',
        证书编号: '',
        发证机关: '',
        发证日期: '',
      }),
    )
    expect(await checkImport(sysadmin, 'staff', list)).toMatchObject({ created: 2, rejected: [] })
    expect(await db.staffPost.count()).toBe(0)
    expect(await applyImport(sysadmin, 'staff', list)).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    const posts = await db.staffPost.findMany({ include: { operator: true, person: true } })
    expect(posts.map(({ kind }) => kind).sort()).toEqual(['carer', 'health_worker'])
    // Nobody has registered for the facility yet: its body is made from the credit code.
    expect(posts[0]?.operator).toMatchObject({ name: '向阳托育园', registrationAuthority: 'civil_affairs' })
    expect(await db.staffCertificate.findMany()).toMatchObject([
      { type: 'childcare_worker', state: 'submitted' },
    ])
    const again = await applyImport(sysadmin, 'staff', list)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, runId: null })
    expect(await db.staffPost.count()).toBe(2)
    expect(await db.staffCertificate.count()).toBe(1)
  })

  it('a second certificate of the same person is an update', async () => {
    const one = number()
    const first = row({ 证件号: one, 姓名: '周五' })
    await applyImport(sysadmin, 'staff', file(first))
    const both = file(
      first,
      row({ 证件号: one, 姓名: '周五', 证书类型: '健康证', 证书编号: 'J-1', 发证日期: '2026-10-01' }),
    )
    expect(await applyImport(sysadmin, 'staff', both)).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    expect(await db.staffCertificate.count({ where: { person: { name: '周五' } } })).toBe(2)
    expect(await db.staffPost.count({ where: { person: { name: '周五' } } })).toBe(1)
  })

  it('names row and column of each mistake and never the number', async () => {
    const [one, two, three] = [number(), number(), number()]
    await applyImport(sysadmin, 'staff', file(row({ 证件号: one, 姓名: '先来', 证书编号: 'HELD-1' })))
    const result = await checkImport(
      sysadmin,
      'staff',
      file(
        row({ 证件号: `${two.slice(0, 17)}${two.endsWith('1') ? '2' : '1'}` }),
        row({ 证件号: two, 姓名: '陈六', 机构: '没有这一家' }),
        row({ 证件号: two, 岗位: two }),
        row({ 证件号: two, 证书类型: '保姆证' }),
        row({ 证件号: two, 姓名: '陈六', 证书编号: 'X-1' }),
        row({ 证件号: two, 姓名: '陈六', 证书编号: 'X-1' }),
        row({ 证件号: three, 姓名: '吴七', 证书编号: 'X-1' }),
        row({ 证件号: one, 姓名: '后到' }),
      ),
    )
    const told = result.rejected.map(({ row: line, column }) => `${line} ${column}`)
    for (const line of ['2 证件号', '3 机构', '4 岗位', '5 证书类型', '7 证件号', '8 证书编号', '9 姓名'])
      expect(told).toContain(line)
    expect(JSON.stringify(result)).not.toContain(two)
    expect(JSON.stringify(result)).not.toContain('先来')
  })

  it('keeps no identity number in the clear: not in the stored file, its changes, or the log', async () => {
    const one = number()
    const id = await storeImport(sysadmin, 'staff', file(row({ 证件号: one, 姓名: '郑八' })))
    const tables = await db.$queryRaw<{ text: string }[]>`
      select encode(content, 'escape') || r::text as text from import_runs r where id = ${id}::uuid
      union all select c::text from import_changes c union all select a::text from audit_events a`
    expect(tables.length).toBeGreaterThan(2)
    for (const { text } of tables) expect(text).not.toContain(one)
    await applyRun(sysadmin, id)
    expect(await db.staffPost.count({ where: { person: { name: '郑八' } } })).toBe(1)
    await expect(undoRun(sysadmin, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('refuses somebody barred from care, and logs that it looked', async () => {
    const one = number()
    const reviewer = await makePerson('reviewer')
    await enterBan(reviewer, {
      name: '某人',
      identitySecret: one,
      ground: 'abuse',
      decisionBody: '某局',
      decisionNumber: '1号',
      decidedOn: '2026-01-01',
      startsOn: '2026-01-01',
      endsOn: null,
      note: '',
    })
    const before = await db.auditEvent.count({ where: { action: 'ban.look_up' } })
    const result = await applyImport(sysadmin, 'staff', file(row({ 证件号: one, 姓名: '某人' })))
    expect(result.rejected).toMatchObject([
      { row: 2, column: '证件号', reason: '不能录用，请联系主管部门。' },
    ])
    expect(await db.auditEvent.count({ where: { action: 'ban.look_up' } })).toBe(before + 1)
  })

  it('opens a conflict for somebody whole weeks elsewhere', async () => {
    const one = number()
    await makeFacility({ name: '第二托育园', creditCode: creditCodeOf('52', 770_002) })
    await applyImport(sysadmin, 'staff', file(row({ 证件号: one, 姓名: '两处', 证书编号: 'T-1' })))
    await applyImport(
      sysadmin,
      'staff',
      file(row({ 证件号: one, 姓名: '两处', 证书编号: 'T-1', 机构: '第二托育园' })),
    )
    expect(await db.staffConflict.findMany({ where: { person: { name: '两处' } } })).toMatchObject([
      { kind: 'two_full_time', state: 'open' },
    ])
  })
})

describe('an operator’s own list', () => {
  it('reaches only its own facilities, kinds and runs', async () => {
    const own = await makeOperator()
    const mine = await makeFacility({ operatorId: own.operatorId, name: '自家园' })
    const list = file(row({ 证件号: number(), 姓名: '自家人', 机构: mine.name }))
    const id = await storeImport(own, 'staff', list)
    await applyRun(own, id)
    expect(await db.staffPost.findFirst({ where: { person: { name: '自家人' } } })).toMatchObject({
      operatorId: own.operatorId,
    })
    const foreign = await checkImport(own, 'staff', file(row({ 证件号: number() })))
    expect(foreign.rejected).toMatchObject([{ column: '机构' }])
    await expect(checkImport(own, 'facilities', list)).rejects.toMatchObject({ code: 'forbidden' })
    const other = await makeOperator()
    expect(await findImportRun(other, id, { page: 1, pageSize: 10 })).toBeNull()
    expect((await listImportRuns(other, { page: 1, pageSize: 10 })).total).toBe(0)
    await expect(applyRun(other, id)).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['parent', 'reviewer', 'planner', 'staff', 'auditor'] as const)
      await expect(checkImport(actorAs(role, 'fengxian'), 'staff', list)).rejects.toMatchObject({
        code: 'forbidden',
      })
  })
})
