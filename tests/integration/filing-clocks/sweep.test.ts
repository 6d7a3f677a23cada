import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, transaction } from '@/lib/core/db'
import { stopClocks } from '@/lib/filing-clocks/commands'
import { sweepClocks } from '@/lib/filing-clocks/sweep'
import { toDateColumn } from '@/lib/format/date'
import { asOwner, useTestDatabase } from '@/tests/support/database'
import { look, makeCase, makeClockWorld, makeTask, start, term, told } from './clock-world'

useTestDatabase()
let operatorId = ''
beforeAll(async () => {
  operatorId = (await makeClockWorld()).operatorId
})

// Received on Friday 20 November: receipt due on Friday the 27th.
const RECEIVED = '2026-11-20'
const overdueLines = (caseId: string) =>
  db.auditEvent.count({ where: { action: 'filing.overdue', subjectId: caseId } })

describe('sweepClocks', () => {
  it('reminds, then tells who is late and escalates, each once, without a human', async () => {
    const id = await makeCase(operatorId, RECEIVED)
    await start(id, term('receipt', 5), RECEIVED)
    await sweepClocks('2026-11-25')
    expect(await told(id)).toEqual([])
    await sweepClocks('2026-11-26')
    await sweepClocks('2026-11-27')
    expect(await told(id)).toEqual(['review filing.reminder /office/filings/CASE'])
    expect(await look(id)).toMatchObject({ isOnJointList: false })
    await sweepClocks('2026-11-28')
    await sweepClocks('2026-11-30')
    expect(await told(id)).toEqual([
      'op filing.overdue /operator/filings/CASE',
      'plan filing.overdue /office/joint-list',
      'review filing.overdue /office/filings/CASE',
      'review filing.reminder /office/filings/CASE',
    ])
    expect(await overdueLines(id)).toBe(1)
    expect(await look(id)).toMatchObject({ isOnJointList: true, version: 1 })
    await transaction((tx) => stopClocks(tx, { caseId: id, codes: ['receipt'] }))
    expect(await look(id)).toMatchObject({ isOnJointList: false, dueOn: null })
  })

  it('asks the assignee when there is one', async () => {
    const id = await makeCase(operatorId, RECEIVED)
    const plan = await db.account.findUniqueOrThrow({ where: { username: 'plan' } })
    await db.filingCase.update({ where: { id }, data: { assigneeId: plan.id, assigneeName: 'plan' } })
    await start(id, term('receipt', 5), RECEIVED)
    await sweepClocks('2026-11-26')
    expect(await told(id)).toEqual(['plan filing.reminder /office/filings/CASE'])
  })

  it('tells a silent department and its supervisor, not the applicant; two late clocks need two stops', async () => {
    const id = await makeCase(operatorId, RECEIVED)
    const taskId = await makeTask(id)
    await start(id, term('receipt', 4), RECEIVED)
    await start(id, term('department_opinion', 5), RECEIVED, taskId)
    await transaction((tx) => stopClocks(tx, { caseId: id, codes: ['compliance'] }))
    await sweepClocks('2026-12-01')
    expect((await told(id)).filter((line) => /TASK|joint/.test(line))).toEqual([
      'fire filing.overdue /office/tasks/TASK',
      'plan filing.overdue /office/joint-list',
      'plan filing.overdue /office/joint-list',
    ])
    expect(await told(id)).not.toContainEqual(expect.stringContaining('market'))
    await transaction((tx) => stopClocks(tx, { caseId: id, codes: ['receipt'] }))
    expect(await look(id)).toMatchObject({ isOnJointList: true })
    await transaction((tx) => stopClocks(tx, { caseId: id, taskId }))
    expect(await look(id)).toMatchObject({ isOnJointList: false })
  })

  it('only reminds the applicant about corrections and never ends the case', async () => {
    const id = await makeCase(operatorId, RECEIVED, 'correction')
    await start(id, term('correction_answer', 3, { unit: 'calendar' }), RECEIVED)
    await sweepClocks('2027-01-20')
    await sweepClocks('2027-01-21')
    expect(await told(id)).toEqual(['op filing.reminder /operator/filings/CASE/corrections'])
    expect(await look(id)).toMatchObject({
      isOnJointList: false,
      clocks: [{ isStopped: false, isOverdue: false }],
    })
    expect(await db.filingCase.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'correction' })
  })

  it('does nothing twice when several run at once', async () => {
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) {
      const id = await makeCase(operatorId, '2026-12-07')
      await start(id, term('receipt', 5), '2026-12-07')
      ids.push(id)
    }
    const runs = await Promise.all([1, 2, 3].map(() => sweepClocks('2026-12-15')))
    expect(runs.map((run) => run.failed)).toEqual([0, 0, 0])
    for (const id of ids) {
      expect(await overdueLines(id)).toBe(1)
      expect(await told(id)).toHaveLength(3)
    }
    expect(await sweepClocks('2026-12-15')).toMatchObject({ cases: 0, overdue: 0, reminded: 0 })
  })

  it('waits for a command that holds the case instead of acting on what it is about to change', async () => {
    const id = await makeCase(operatorId, '2026-12-07')
    await start(id, term('receipt', 5), '2026-12-07')
    let sweeping: Promise<unknown> = Promise.resolve()
    await transaction(async (tx) => {
      await tx.$queryRaw`select 1 from filing_cases where id = ${id}::uuid for update`
      sweeping = sweepClocks('2026-12-15')
      await tx.$queryRaw`select pg_sleep(0.2)::text`
      await stopClocks(tx, { caseId: id, codes: ['receipt'] })
    })
    expect(await sweeping).toMatchObject({ failed: 0 })
    expect(await told(id)).toEqual([])
    expect(await look(id)).toMatchObject({ isOnJointList: false })
  })

  it('goes on when one case fails, and tells', async () => {
    const [bad, good] = [await makeCase(operatorId, '2026-12-07'), await makeCase(operatorId, '2026-12-07')]
    for (const id of [bad, good]) await start(id, term('receipt', 5), '2026-12-07')
    await asOwner(`create function refuse_one() returns trigger language plpgsql as $$ begin
      if new.title = 'bad' then raise exception 'no'; end if; return new; end $$`)
    await db.filingCase.update({ where: { id: bad }, data: { title: 'bad' } })
    await asOwner(
      'create trigger refuse_one before update on filing_cases for each row execute function refuse_one()',
    )
    const errors: unknown[] = []
    const counts = await sweepClocks('2026-12-15', (error) => errors.push(error))
    expect(counts).toMatchObject({ failed: 1, overdue: 1 })
    expect(errors).toHaveLength(1)
    expect(await told(bad)).toEqual([])
    expect(await told(good)).toHaveLength(3)
    await asOwner('drop trigger refuse_one on filing_cases')
    expect(await sweepClocks('2026-12-15')).toMatchObject({ failed: 0, overdue: 1 })
  })

  it('recounts a provisional end once the calendar is published, and takes an escalation back with it', async () => {
    const id = await makeCase(operatorId, '2026-12-28')
    const RECEIVED_LATE = '2026-12-28'
    await start(id, term('receipt', 5), RECEIVED_LATE)
    expect(await look(id)).toMatchObject({ dueOn: '2027-01-04', clocks: [{ isProvisional: true }] })
    await sweepClocks('2027-01-05')
    expect(await look(id)).toMatchObject({ isOnJointList: true })
    const off = (date: string, name: string) => ({
      date: toDateColumn(date),
      name,
      kind: 'off' as const,
      source: '通知',
    })
    await transaction(async (tx) => {
      await tx.calendarDay.createMany({
        data: [off('2027-01-01', '元旦'), off('2027-01-04', '元旦'), off('2027-10-01', '国庆节')],
      })
      await audit(tx, systemActor('test'), {
        action: 'calendar.add_day',
        subject: { type: 'calendar_day', id: '2027-01-01' },
      })
    })
    await sweepClocks('2027-01-05')
    expect(await look(id)).toMatchObject({
      dueOn: '2027-01-06',
      isOnJointList: false,
      clocks: [{ isProvisional: false, isOverdue: false }],
    })
    await sweepClocks('2027-01-07')
    expect(await look(id)).toMatchObject({ isOnJointList: true })
  })
})
