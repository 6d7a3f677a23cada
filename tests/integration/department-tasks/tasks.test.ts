import { beforeAll, describe, expect, it } from 'vitest'
import { todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { acknowledge, closeTasks, giveOpinion, openTasks } from '@/lib/department-tasks/commands'
import { countOwnTasks, listOwnTasks, listTasks, TASKS_PER_PAGE } from '@/lib/department-tasks/queries'
import { taskFilterSchema } from '@/lib/department-tasks/schema'
import { addDays, toDateColumn } from '@/lib/format/date'
import { getTaskReview } from '@/lib/task-reviews/queries'
import type { DepartmentDuty, TaskMode } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN } from '@/tests/support/small-world'
import {
  answers,
  FIRE,
  linesOf,
  makeReceived,
  makeReviewWorld,
  POLICE,
  toldTo,
  unknownId,
} from '../filing-reviews/review-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
beforeAll(async () => {
  world = await makeReviewWorld()
})

const taskOf = (caseId: string, departmentName: string) =>
  db.departmentTask.findFirstOrThrow({ where: { caseId, departmentName } })
const opinion = (taskId: string, over: object = {}) => ({
  ...{ taskId, version: 1, opinion: 'no_objection' as const, opinionText: '', documentNumber: '' },
  ...over,
})

describe('opening', () => {
  it('asks and tells every department once, with its clock, and who has none by its duty', async () => {
    const filing = await makeReceived(world.operatorId)
    const tasks = await listTasks(world.reviewer, filing.id)
    expect(tasks.map(({ departmentName, mode }) => `${mode} ${departmentName}`).sort()).toEqual([
      'inform 奉贤公安分局',
      'opinion 住房城乡建设部门',
      'opinion 卫生健康部门',
      'opinion 奉贤区市场监管局',
      'opinion 奉贤区消防救援支队',
    ])
    expect(tasks.every(({ mode, dueOn }) => (dueOn !== null) === (mode === 'opinion'))).toBe(true)
    const { id } = await taskOf(filing.id, FIRE)
    expect(await toldTo(world.fire, `/office/tasks/${id}`)).toHaveLength(1)
    expect(await toldTo(world.farFire, '/office/tasks')).toEqual([])
    const procedure = await db.filingCase.findUniqueOrThrow({
      where: { id: filing.id },
      select: { countyCode: true, title: true, procedure: { select: { definition: true } } },
    })
    const definition = procedure.procedure.definition as unknown as Parameters<typeof openTasks>[3]
    const again = {
      caseId: filing.id,
      countyCode: FENGXIAN,
      title: '',
      isDemo: false,
      receivedOn: todayInShanghai(),
    }
    await transaction((tx) => openTasks(tx, world.operator, again, definition))
    expect(await listTasks(world.reviewer, filing.id)).toHaveLength(5)
  })
})

describe('an opinion', () => {
  it('is kept once, stops its clock, is told to the reviewers, and holds nothing up', async () => {
    const filing = await makeReceived(world.operatorId)
    const { id } = await taskOf(filing.id, FIRE)
    await giveOpinion(world.fire, opinion(id, { opinion: 'objection', opinionText: '疏散通道不足' }))
    const [after] = (await listTasks(world.reviewer, filing.id)).filter((task) => task.id === id)
    expect(after).toMatchObject({
      state: 'answered',
      opinion: 'objection',
      opinionText: '疏散通道不足',
      version: 2,
    })
    expect(await db.filingClock.count({ where: { taskId: id, stoppedAt: null } })).toBe(0)
    expect(await linesOf(filing.id)).toContain('filing.give_opinion')
    const told = await toldTo(world.reviewer, `/office/filings/${filing.id}`)
    expect(told.at(-1)).toContain('有异议')
    const { state, version } = await db.filingCase.findUniqueOrThrow({ where: { id: filing.id } })
    expect({ state, version }).toEqual({ state: 'received', version: 1 })
    const second = giveOpinion(world.fire, opinion(id, { version: 2 }))
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      fields: { '': [expect.stringContaining('fire')] },
    })
  })

  it('of two sent at once is one', async () => {
    const filing = await makeReceived(world.operatorId)
    const { id } = await taskOf(filing.id, FIRE)
    const both = await Promise.allSettled([
      giveOpinion(world.fire, opinion(id)),
      giveOpinion(world.fire, opinion(id, { opinion: 'not_applicable' })),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each(['market', 'farFire', 'sysadmin', 'auditor', 'parent', 'rival', 'away'] as const)(
    'of another’s task does not exist for %s',
    async (who) => {
      const filing = await makeReceived(world.operatorId)
      const { id } = await taskOf(filing.id, FIRE)
      await expect(giveOpinion(world[who], opinion(id))).rejects.toMatchObject({ code: 'not_found' })
      await expect(getTaskReview(world[who], id)).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it.each(['reviewer', 'planner', 'township', 'inspector', 'operator'] as const)(
    'is not for %s to give',
    async (who) => {
      const filing = await makeReceived(world.operatorId)
      const { id } = await taskOf(filing.id, FIRE)
      await expect(giveOpinion(world[who], opinion(id))).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getTaskReview(world[who], id)).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it('is refused from a stale page, for a task not there, and for what only had to be known', async () => {
    const filing = await makeReceived(world.operatorId)
    const { id } = await taskOf(filing.id, FIRE)
    await expect(giveOpinion(world.fire, opinion(id, { version: 9 }))).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(giveOpinion(world.fire, opinion(unknownId()))).rejects.toMatchObject({ code: 'not_found' })
    const told = await taskOf(filing.id, POLICE)
    await expect(giveOpinion(world.police, opinion(told.id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(acknowledge(world.fire, { taskId: id, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await acknowledge(world.police, { taskId: told.id, version: 1 })
    const twice = acknowledge(world.police, { taskId: told.id, version: 2 })
    await expect(twice).rejects.toMatchObject({ code: 'conflict' })
  })

  it('comes too late once the case is withdrawn', async () => {
    const filing = await makeReceived(world.operatorId)
    const { id } = await taskOf(filing.id, FIRE)
    await transaction((tx) => closeTasks(tx, filing.id))
    expect(
      await db.filingClock.count({ where: { caseId: filing.id, taskId: { not: null }, stoppedAt: null } }),
    ).toBe(0)
    const late = giveOpinion(world.fire, opinion(id, { version: 2 }))
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      fields: { '': [expect.stringContaining('撤回')] },
    })
  })
})

describe('the task page', () => {
  it('shows the department its part alone', async () => {
    const data = { ...answers('看得见的名字'), head_identity: { masked: '310***' }, floors: [1], guards: 1 }
    const filing = await makeReceived(world.operatorId, { data })
    const { id } = await taskOf(filing.id, FIRE)
    const review = await getTaskReview(world.fire, id)
    expect(review.data).toMatchObject({ name: '看得见的名字', floors: [1] })
    expect(review.data).not.toHaveProperty('head_identity')
    expect(review.clock?.code).toBe('department_opinion')
  })
})

describe('the department’s queue', () => {
  it('pages its own tasks by due day, the overdue first, as many as counted', async () => {
    const today = todayInShanghai()
    const { procedureId, operatorId } = await db.filingCase.findFirstOrThrow()
    const duties: DepartmentDuty[] = ['fire', 'market']
    for (let index = 0; index < 60; index += 1) {
      const duty = duties[index % 2] ?? 'fire'
      await db.filingCase.create({
        data: {
          ...{ procedureId, kind: 'filing', operatorId, regionCode: '310120102', title: `队列${index}` },
          ...{ state: 'received', submissions: 1, receivedOn: toDateColumn(today), createdByName: '陈女士' },
          tasks: {
            create: (['opinion', 'inform'] as TaskMode[]).map((mode) => ({
              ...{ duty, mode, departmentName: '队列测试局', countyCode: FENGXIAN, question: '看看' },
              dueOn: mode === 'inform' ? null : toDateColumn(addDays(today, (index % 3) - 1)),
            })),
          },
        },
      })
    }
    const own = { ...world.fire, department: '队列测试局' }
    const filter = (fields: object) => taskFilterSchema.parse(fields)
    const rows = []
    for (let after: string | undefined; ; ) {
      const page = await listOwnTasks(own, filter({ after }))
      rows.push(...page.items)
      if (page.next === null) break
      after = page.next
    }
    const counts = await countOwnTasks(own, filter({}))
    expect(rows).toHaveLength(120)
    expect(rows.length).toBeGreaterThan(2 * TASKS_PER_PAGE)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(counts.open)
    const keys = rows.map((row) => `${row.dueOn ?? '9999'} ${row.id}`)
    expect(keys).toEqual([...keys].sort())
    expect((await listOwnTasks(own, filter({ tab: 'overdue' }))).items).toHaveLength(counts.overdue)
    expect(counts).toMatchObject({ overdue: 20, done: 0 })
    const found = await listOwnTasks(own, filter({ q: '队列7' }))
    expect(found.items).toHaveLength(2)
    expect((await listOwnTasks(world.reviewer, filter({}))).items).toEqual([])
    expect((await listOwnTasks({ ...world.farFire, department: '队列测试局' }, filter({}))).items).toEqual([])
  })
})
