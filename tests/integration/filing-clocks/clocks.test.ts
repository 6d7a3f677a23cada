import { beforeAll, describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { pauseClocks, resumeClocks, stopClocks } from '@/lib/filing-clocks/commands'
import { listClocks } from '@/lib/filing-clocks/queries'
import { fromDateColumn } from '@/lib/format/date'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs } from '@/tests/support/small-world'
import { look, makeCase, makeClockWorld, makeTask, start, term } from './clock-world'

useTestDatabase()
let operatorId = ''
beforeAll(async () => {
  operatorId = (await makeClockWorld()).operatorId
})

const MONDAY = '2026-09-28'
const receipt = term('receipt', 5)
const compliance = term('compliance', 15)

describe('the clocks of a case', () => {
  it('start from the receipt of materials and the case is due at the earliest official one', async () => {
    const id = await makeCase(operatorId, MONDAY)
    await start(id, compliance, MONDAY)
    await start(id, term('correction_answer', 2, { unit: 'calendar' }), MONDAY)
    expect(await look(id)).toMatchObject({ dueOn: '2026-10-23', version: 1 })
    await start(id, receipt, MONDAY)
    expect((await look(id)).dueOn).toBe('2026-10-10')
    await transaction((tx) => stopClocks(tx, { caseId: id, codes: ['receipt'] }))
    expect((await look(id)).dueOn).toBe('2026-10-23')
    await transaction((tx) => stopClocks(tx, { caseId: id }))
    expect(await look(id)).toMatchObject({
      dueOn: null,
      clocks: [{ isStopped: true }, { isStopped: true }, {}],
    })
  })

  it('run once a code at a time', async () => {
    const id = await makeCase(operatorId, MONDAY)
    await start(id, receipt, MONDAY)
    await expect(start(id, receipt, MONDAY)).rejects.toMatchObject({ code: 'P2002' })
    await transaction((tx) => stopClocks(tx, { caseId: id, codes: ['receipt'] }))
    await start(id, receipt, '2026-10-12')
    expect((await look(id)).dueOn).toBe('2026-10-19')
  })

  it('of a department set the task’s day and leave the case’s alone', async () => {
    const id = await makeCase(operatorId, MONDAY)
    const taskId = await makeTask(id)
    await start(id, term('department_opinion', 5), MONDAY, taskId)
    const task = await db.departmentTask.findUniqueOrThrow({ where: { id: taskId } })
    expect(task.dueOn && fromDateColumn(task.dueOn)).toBe('2026-10-10')
    expect((await look(id)).dueOn).toBeNull()
    await transaction((tx) => stopClocks(tx, { caseId: id, taskId }))
    expect((await look(id)).clocks).toMatchObject([{ isStopped: true }])
  })
})

describe('correction', () => {
  it('does not stop a clock unless its procedure says so', async () => {
    const id = await makeCase(operatorId, MONDAY)
    await start(id, receipt, MONDAY)
    await start(id, { ...compliance, pausesOnCorrection: true }, MONDAY)
    await transaction((tx) => pauseClocks(tx, id, '2026-09-29'))
    expect(await look(id)).toMatchObject({
      dueOn: '2026-10-10',
      clocks: [{ isPaused: false }, { isPaused: true }],
    })
    await transaction((tx) => resumeClocks(tx, id, '2026-10-09'))
    const after = {
      dueOn: '2026-10-10',
      clocks: [{ dueOn: '2026-10-10' }, { isPaused: false, pausedDays: 3, dueOn: '2026-10-28' }],
    }
    expect(await look(id)).toMatchObject(after)
    await transaction((tx) => resumeClocks(tx, id, '2026-10-20'))
    expect(await look(id)).toMatchObject(after)
    // A second pause adds to the first.
    await transaction((tx) => pauseClocks(tx, id, '2026-10-12'))
    await transaction((tx) => pauseClocks(tx, id, '2026-10-13'))
    await transaction((tx) => resumeClocks(tx, id, '2026-10-14'))
    expect((await look(id)).clocks[1]).toMatchObject({ pausedDays: 5, dueOn: '2026-10-30' })
  })

  it('leaves a case without a running clock without a day', async () => {
    const id = await makeCase(operatorId, MONDAY)
    await start(id, { ...receipt, pausesOnCorrection: true }, MONDAY)
    await transaction((tx) => pauseClocks(tx, id, '2026-09-29'))
    expect((await look(id)).dueOn).toBeNull()
  })
})

describe('who sees the clocks', () => {
  it('everybody on the case, nobody else', async () => {
    const id = await makeCase(operatorId, MONDAY)
    await start(id, receipt, MONDAY)
    const seen = await listClocks(actorAs('reviewer', 'fengxian'), id, db, '2026-10-09')
    expect(seen).toMatchObject([
      { title: '出具备案回执和基本条件告知书', dueOn: '2026-10-10', level: 'soon', daysLeft: { days: 1 } },
    ])
    expect(seen[0]?.source).toContain('第九条')
    const own = { ...actorAs('operator', 'fengxian'), operatorId }
    expect(await listClocks(own, id)).toHaveLength(1)
    for (const stranger of [
      actorAs('reviewer', 'yunnan'),
      { ...own, operatorId: '00000000-0000-7000-8000-000000000000' },
      actorAs('public'),
      actorAs('sysadmin'),
    ])
      expect(await listClocks(stranger, id)).toEqual([])
  })
})
