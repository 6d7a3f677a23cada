import { beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { addExpert, endExpert } from '@/lib/experts/commands'
import { countExperts, findExpert, listExperts } from '@/lib/experts/queries'
import { addExpertSchema, expertFilterSchema } from '@/lib/experts/schema'
import { addCourse } from '@/lib/training-courses/commands'
import { findCourse, listCourses } from '@/lib/training-courses/queries'
import { addCourseSchema, courseFilterSchema } from '@/lib/training-courses/schema'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'
import { makeCourse, makeWorker, official, refusal } from './training-world'

useTestDatabase()
beforeAll(makeDivisions)

const yunnan = official('planner', 'yunnan')
const fields = {
  ...{ kind: 'expert', name: '和专家', field: '婴幼儿护理', employer: '省妇幼保健院', region: '530000' },
  ...{ document: '师资库名单〔2024〕1号', since: '2024-03-01' },
}
const form = (change: Record<string, string> = {}) => addExpertSchema.parse({ ...fields, ...change })
const all = expertFilterSchema.parse({})

describe('the rolls', () => {
  it('hold who was named by a document, until a day; counts and fields follow', async () => {
    const { id } = await addExpert(yunnan, form())
    await addExpert(yunnan, form({ name: '段专家', field: '心理健康' }))
    await addExpert(yunnan, form({ kind: 'backbone_trainer', name: '杨骨干', field: '' }))
    expect(await countExperts(yunnan)).toEqual([
      { kind: 'expert', people: 2, fields: ['婴幼儿护理', '心理健康'] },
      { kind: 'backbone_trainer', people: 1, fields: [] },
    ])
    await endExpert(yunnan, { expertId: id, version: 1, until: '2026-01-31', reason: '调离' })
    expect((await countExperts(yunnan))[0]).toMatchObject({ people: 1, fields: ['心理健康'] })
    expect((await listExperts(yunnan, all)).items.map(({ name }) => name)).toEqual([
      ...['杨骨干', '段专家', '和专家'],
    ])
    expect(
      await refusal(endExpert(yunnan, { expertId: id, version: 2, until: '2026-02-01', reason: 'x' })),
    ).toMatchObject({ code: 'conflict' })
  })

  it('take nobody twice, also not when two enter the name at once', async () => {
    const twice = form({ name: '李一人' })
    const answers = await Promise.all([1, 2, 3].map(() => refusal(addExpert(yunnan, twice))))
    expect(answers.filter((one) => one === 'done')).toHaveLength(1)
    expect(await db.expert.count({ where: { name: '李一人' } })).toBe(1)
  })

  it.each([
    ['an expert without a field', { field: '' }],
    ['no document', { document: ' ' }],
    ['no day', { since: '2024-02-30' }],
    ['an unknown roll', { kind: 'wizard' }],
  ])('refuse %s', (_what, change) => {
    expect(addExpertSchema.safeParse({ ...fields, ...change }).success).toBe(false)
  })

  it.each([
    ['a day to come', { since: '2099-01-01' }, 'since'],
    ['another area', { region: '310120' }, 'region'],
    ['no area at all', { region: '没有这里' }, 'region'],
  ])('refuse %s', async (_what, change, field) => {
    const found = await refusal(addExpert(yunnan, form(change)))
    expect(found).toMatchObject({ code: 'invalid', fields: { [field]: [expect.any(String)] } })
  })

  it('are kept by the planner of the area alone', async () => {
    const { id } = await addExpert(yunnan, form({ name: '只此一人' }))
    const { actor, operator } = await makeWorker('yunnan')
    const others = [
      ...[official('reviewer', 'yunnan'), official('inspector', 'yunnan'), actor, operator, publicActor],
      official('planner', 'fengxian'),
    ]
    for (const other of others) {
      for (const run of [
        () => addExpert(other, form({ name: '外人' })),
        () => endExpert(other, { expertId: id, version: 1, until: '2026-01-01', reason: 'x' }),
      ]) {
        const found = await refusal(run())
        expect(['forbidden', 'not_found', 'invalid']).toContain(
          typeof found === 'string' ? found : found.code,
        )
      }
      expect(await findExpert(other, id)).toBeNull()
      expect((await listExperts(other, all)).items.map(({ name }) => name)).not.toContain('只此一人')
    }
    expect(await findExpert(yunnan, id)).toMatchObject({ until: null })
  })
})

describe('courses', () => {
  it('belong to an area and are seen by those who keep it', async () => {
    const id = await makeCourse(official('planner', 'fengcheng'))
    for (const actor of [official('planner', 'fengcheng'), official('reviewer')])
      expect(await findCourse(actor, id)).toMatchObject({
        hours: 8,
        accounts: ['skill_year'],
        isEnabled: true,
      })
    for (const actor of [yunnan, official('inspector'), official('sysadmin'), publicActor]) {
      expect(await findCourse(actor, id)).toBeNull()
      expect(
        (await listCourses(actor, courseFilterSchema.parse({}))).items.map((one) => one.id),
      ).not.toContain(id)
    }
    const abroad = addCourseSchema.parse({
      ...{ title: 'x', provider: 'y', accounts: 'skill_year', hours: '1', region: '310120' },
    })
    expect(await refusal(addCourse(yunnan, abroad))).toMatchObject({ code: 'invalid' })
    expect(await refusal(addCourse(official('inspector'), abroad))).toMatchObject({ code: 'forbidden' })
  })

  it.each([
    ['no account', { accounts: [] }],
    ['no hours', { hours: '' }],
    ['nothing', { hours: '0' }],
    ['too much', { hours: '500.1' }],
    ['two decimals', { hours: '1.25' }],
    ['an account nobody knows', { accounts: ['gold'] }],
  ])('refuse %s', (_what, change) => {
    const good = { title: 'x', provider: 'y', accounts: ['skill_year'], hours: '１.5', region: '310120' }
    expect(addCourseSchema.parse(good).hours).toBe(1.5)
    expect(addCourseSchema.safeParse({ ...good, ...change }).success).toBe(false)
  })
})
