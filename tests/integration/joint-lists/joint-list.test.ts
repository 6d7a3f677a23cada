import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { stopClocks } from '@/lib/filing-clocks/commands'
import { sweepClocks } from '@/lib/filing-clocks/sweep'
import { exportJointList } from '@/lib/joint-lists/commands'
import { listJointItems } from '@/lib/joint-lists/queries'
import { groupByCause } from '@/lib/joint-lists/rules'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs } from '@/tests/support/small-world'
import { makeCase, makeClockWorld, makeTask, start, term } from '../filing-clocks/clock-world'

useTestDatabase()
let late = ''
let silent = ''

beforeAll(async () => {
  const { operatorId } = await makeClockWorld()
  late = await makeCase(operatorId, '2026-11-13')
  await start(late, term('receipt', 5), '2026-11-13')
  silent = await makeCase(operatorId, '2026-11-16')
  await start(silent, term('compliance', 15), '2026-11-16')
  for (const name of ['区消防救援支队', '区市场监管局'])
    await start(silent, term('department_opinion', 5), '2026-11-16', await makeTask(silent, name))
  await sweepClocks('2026-11-24')
})

const planner = actorAs('planner', 'fengxian')

describe('the 联席会议 list', () => {
  it('holds late cases and silent departments by cause, longest late first', async () => {
    const { items, total } = await listJointItems(planner, 500, '2026-11-24')
    expect(total).toBe(3)
    const groups = groupByCause(items)
    expect(groups.map(({ key, rows }) => [key, rows.map((row) => row.lateName)])).toEqual([
      ['receipt', ['还没有分派']],
      ['fire', ['区消防救援支队']],
      ['market', ['区市场监管局']],
    ])
    expect(items[0]).toMatchObject({
      caseId: late,
      dueOn: '2026-11-20',
      daysLeft: { state: 'over', days: 2 },
    })
    expect((await listJointItems(planner, 1)).items).toHaveLength(1)
  })

  it('is of the own area, and of those who answer for filings', async () => {
    expect((await listJointItems(actorAs('reviewer', 'fengxian'))).total).toBe(3)
    expect((await listJointItems(actorAs('township', 'nanqiao'))).total).toBe(3)
    expect((await listJointItems(actorAs('planner', 'shanghai'))).total).toBe(3)
    expect((await listJointItems(actorAs('planner', 'yunnan'))).total).toBe(0)
    for (const role of ['inspector', 'department', 'operator', 'parent', 'sysadmin', 'public'] as const) {
      const actor = actorAs(role, role === 'sysadmin' ? 'none' : 'fengxian')
      await expect(listJointItems(actor)).rejects.toMatchObject({ code: 'not_found' })
      await expect(exportJointList(actor)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('goes into a file for the meeting, with evidence', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await exportJointList(planner)
    await book.xlsx.load(Uint8Array.from(bytes).buffer)
    const cells = book.worksheets[0]?.getSheetValues().flat() ?? []
    expect(cells).toContain('消防救援机构没有按期反馈意见')
    expect(cells).toContain('区市场监管局')
    expect(await db.auditEvent.count({ where: { action: 'joint_list.export' } })).toBe(1)
  })

  it('loses a line when it is done', async () => {
    await transaction((tx) => stopClocks(tx, { caseId: late, codes: ['receipt'] }))
    expect((await listJointItems(planner)).total).toBe(2)
    await transaction((tx) => stopClocks(tx, { caseId: silent }))
    expect((await listJointItems(planner)).total).toBe(0)
  })
})
