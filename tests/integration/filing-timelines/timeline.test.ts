import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, transaction } from '@/lib/core/db'
import { stopClocks } from '@/lib/filing-clocks/commands'
import { getTimeline } from '@/lib/filing-timelines/queries'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs } from '@/tests/support/small-world'
import { look, makeCase, makeClockWorld, makeTask, start, term } from '../filing-clocks/clock-world'

useTestDatabase()
let operatorId = ''
let own: Actor
const reviewer = actorAs('reviewer', 'fengxian')
const RECEIVED = '2026-11-20'

beforeAll(async () => {
  operatorId = (await makeClockWorld()).operatorId
  own = { ...actorAs('operator', 'fengxian', 'chen'), operatorId, name: '陈女士' }
  await db.department.create({ data: { regionCode: '310120', duty: 'education', name: '区教育局' } })
})

const record = (
  caseId: string,
  actor: Actor,
  action: `filing.${string}`,
  after: object = {},
  reason?: string,
) => transaction((tx) => audit(tx, actor, { action, subject: { type: 'filing', id: caseId }, after, reason }))

async function account(username: string): Promise<Actor> {
  const row = await db.account.findUniqueOrThrow({ where: { username } })
  return { ...actorAs('department', 'fengxian', row.id), name: username }
}

describe('getTimeline', () => {
  it('says who holds the case, since when and by when, for officials and for the applicant', async () => {
    const id = await makeCase(operatorId, RECEIVED)
    await start(id, term('compliance', 15), RECEIVED)
    await start(id, term('receipt', 5), RECEIVED)
    const seen = await getTimeline(reviewer, id, '2026-11-24')
    expect(seen).toMatchObject({
      audience: 'official',
      holder: 'department',
      who: '区教育局',
      due: { on: '2026-11-27', daysLeft: { state: 'left', days: 3 }, level: 'running', isProvisional: false },
      jointListSince: null,
    })
    await db.filingCase.update({ where: { id }, data: { assigneeId: 'x', assigneeName: '王审核' } })
    expect(await getTimeline(own, id, '2026-11-24')).toMatchObject({
      audience: 'applicant',
      who: '区教育局（王审核）',
    })
    // In correction the applicant acts, by its own day; the official clock runs on beside it.
    await db.filingCase.update({ where: { id }, data: { state: 'correction' } })
    await start(id, term('correction_answer', 30, { unit: 'calendar' }), '2026-11-23')
    expect(await getTimeline(own, id, '2026-11-24')).toMatchObject({
      holder: 'operator',
      who: '奉贤小橘灯托育有限公司',
      due: { on: '2026-12-23' },
    })
    await db.filingCase.update({ where: { id }, data: { state: 'verified' } })
    await transaction((tx) => stopClocks(tx, { caseId: id }))
    const done = await getTimeline(reviewer, id, '2026-11-24')
    expect(done).toMatchObject({ holder: 'nobody', who: '', due: null })
    expect((await look(id)).clocks.every((clock) => clock.isStopped)).toBe(true)
    expect(done.clocks.map((clock) => clock.stoppedOn === null)).not.toContain(true)
  })

  it('tells each step once, newest first, and keeps what departments wrote from the applicant', async () => {
    const id = await makeCase(operatorId, RECEIVED)
    await start(id, term('receipt', 5), RECEIVED)
    const taskId = await makeTask(id)
    await start(id, term('department_opinion', 5), RECEIVED, taskId)
    await record(id, own, 'filing.save', { name: '晨曦' })
    await record(id, own, 'filing.submit', { receivedOn: RECEIVED })
    await record(id, own, 'filing.open_task', { departmentName: '区消防救援支队', mode: 'opinion' })
    await record(id, own, 'filing.open_task', { departmentName: '区市场监管局', mode: 'opinion' })
    await record(id, own, 'filing.open_task', { departmentName: '区公安分局', mode: 'inform' })
    const fire = await account('fire')
    await record(
      id,
      fire,
      'filing.give_opinion',
      { departmentName: '区消防救援支队', opinion: 'objection' },
      '疏散门反了',
    )
    await record(id, systemActor('期限巡查'), 'filing.overdue', {
      clock: '出具备案回执',
      dueOn: '2026-11-27',
    })
    await record(id, reviewer, 'filing.something_new', {}, '内部')
    const lines = async (actor: Actor) =>
      (await getTimeline(actor, id)).events.map(({ who, what, note, dueOn }) => ({ who, what, note, dueOn }))
    const overdue = '发现出具备案回执超过期限（应于 2026年11月27日 (周五) 前），列入联席会议清单'
    expect(await lines(reviewer)).toEqual([
      { who: '系统：期限巡查', what: overdue, note: null, dueOn: null },
      { who: '区消防救援支队 fire', what: '答复：有异议', note: '疏散门反了', dueOn: null },
      {
        who: '奉贤小橘灯托育有限公司 陈女士',
        what: '送交区消防救援支队、区市场监管局征求意见，抄告区公安分局',
        note: null,
        dueOn: '2026-11-27',
      },
      { who: '奉贤小橘灯托育有限公司 陈女士', what: '提交了材料', note: null, dueOn: '2026-11-27' },
    ])
    const applicant = await lines(own)
    expect(applicant[1]).toEqual({ who: '区消防救援支队 fire', what: '反馈了意见', note: null, dueOn: null })
    expect(JSON.stringify(applicant)).not.toMatch(/有异议|疏散门|内部/)
  })

  it('gives the applicant the reasons that were meant for it', async () => {
    const id = await makeCase(operatorId, RECEIVED)
    await record(id, reviewer, 'filing.return_corrections', {}, '第 2 项还缺盖章')
    await record(id, reviewer, 'filing.assign', { assigneeName: '王审核' }, '请她先看')
    const { events } = await getTimeline(own, id)
    expect(events.map(({ what, note }) => [what, note])).toEqual([
      ['交由王审核经办', null],
      ['退回了还没有补正的内容', '第 2 项还缺盖章'],
    ])
  })

  it('does not exist for anybody else', async () => {
    const id = await makeCase(operatorId, RECEIVED)
    const other = { ...own, operatorId: '00000000-0000-7000-8000-000000000000' }
    for (const stranger of [other, actorAs('reviewer', 'yunnan'), actorAs('public'), actorAs('auditor')])
      await expect(getTimeline(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(getTimeline(reviewer, 'no-uuid')).rejects.toMatchObject({ code: 'not_found' })
  })
})
