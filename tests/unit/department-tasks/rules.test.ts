import { describe, expect, it } from 'vitest'
import { readsPaper } from '@/lib/attachments/rules'
import type { Role } from '@/lib/core/actor'
import { allowedTaskEvents } from '@/lib/department-tasks/policy'
import { nextTaskState, TASK_EVENTS } from '@/lib/department-tasks/rules'
import { giveOpinionSchema, transcribeOpinionSchema } from '@/lib/department-tasks/schema'
import { isReadBy } from '@/lib/task-reviews/rules'
import { TaskMode, TaskState } from '@/prisma/generated/enums'
import { actorAs, FENGXIAN } from '@/tests/support/small-world'

describe('the life of a task', () => {
  it.each(Object.values(TaskMode))('%s: from open once, from anywhere else never', (mode) => {
    for (const state of Object.values(TaskState)) {
      const events = TASK_EVENTS.filter((event) => nextTaskState({ mode, state }, event) !== null)
      const own =
        mode === 'opinion' ? ['give_opinion', 'transcribe_opinion', 'close'] : ['acknowledge', 'close']
      expect(events).toEqual(state === 'open' ? own : [])
    }
  })

  it('has no state that refuses the filing', () => {
    expect(Object.values(TaskState)).toEqual(['open', 'answered', 'acknowledged', 'closed'])
  })
})

describe('who may answer', () => {
  const task = { mode: 'opinion', state: 'open', departmentName: '区消防', countyCode: FENGXIAN } as const
  const as = (role: Role, area: 'fengxian' | 'yunnan', department: string | null = null) => ({
    ...actorAs(role, area),
    department,
  })

  it.each([
    ['its own department', as('department', 'fengxian', '区消防'), ['give_opinion']],
    ['another department', as('department', 'fengxian', '区市场监管局'), []],
    ['the same name elsewhere', as('department', 'yunnan', '区消防'), []],
    ['a department without name', as('department', 'fengxian'), []],
    ['the reviewer of the county', as('reviewer', 'fengxian'), ['transcribe_opinion']],
    ['a reviewer elsewhere', as('reviewer', 'yunnan'), []],
    ['the planner', as('planner', 'fengxian', '区消防'), []],
    ['an operator', as('operator', 'fengxian', '区消防'), []],
  ])('%s', (_, actor, events) => {
    expect(allowedTaskEvents(actor, task)).toEqual(events)
    expect(allowedTaskEvents(actor, { ...task, state: 'answered' })).toEqual([])
  })
})

describe('the opinion form', () => {
  const base = { taskId: crypto.randomUUID(), caseId: crypto.randomUUID(), version: '1' }
  const problems = (schema: typeof giveOpinionSchema | typeof transcribeOpinionSchema, fields: object) =>
    schema.safeParse({ ...base, ...fields }).error?.issues.map(({ path }) => path.join('.')) ?? []

  it.each([
    [{ opinion: 'no_objection' }, []],
    [{ opinion: 'not_applicable', opinionText: '' }, []],
    [{ opinion: 'objection', opinionText: ' ' }, ['opinionText']],
    [{ opinion: 'objection', opinionText: '疏散通道不足' }, []],
    [{}, ['opinion']],
    [{ opinion: 'refused' }, ['opinion']],
    [{ opinion: 'no_objection', opinionText: '长'.repeat(2001) }, ['opinionText']],
  ])('%j', (fields, names) => {
    expect(problems(giveOpinionSchema, fields)).toEqual(names)
  })

  it('asks for the paper when it is transcribed', () => {
    expect(problems(transcribeOpinionSchema, { opinion: 'no_objection' })).toEqual(['documentNumber'])
  })
})

describe('what a department reads', () => {
  it('is its own part, never the head’s identity or another’s papers', () => {
    expect(isReadBy('fire', 'floors')).toBe(true)
    expect(isReadBy('market', 'head_identity')).toBe(false)
    expect(isReadBy('fire', 'head_identity')).toBe(false)
    expect(isReadBy('police', 'name')).toBe(true)
    expect(readsPaper('fire', 'fire')).toBe(true)
    expect(readsPaper('fire', 'staff_health')).toBe(false)
    expect(readsPaper('market', 'head_identity_scan')).toBe(false)
  })
})
