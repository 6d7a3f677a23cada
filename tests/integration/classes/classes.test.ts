import { beforeAll, describe, expect, test } from 'vitest'
import { addClass, closeClass, editClass, takeOverClasses } from '@/lib/classes/commands'
import { findClass, listClasses } from '@/lib/classes/queries'
import { addClassSchema, editClassSchema } from '@/lib/classes/schema'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { startCase } from '@/lib/filing-drafts/commands'
import { addDays } from '@/lib/format/date'
import { makeReviewWorld } from '@/tests/integration/filing-reviews/review-world'
import { makeFacility } from '@/tests/integration/operators/operator-world'
import { makeSite } from '@/tests/integration/rosters/roster-world'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
beforeAll(async () => {
  world = await makeReviewWorld()
})
const today = todayInShanghai()

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const form = (facilityId: string, change: Record<string, string> = {}) =>
  addClassSchema.parse({
    facilityId,
    name: '小二班',
    kind: 'toddler',
    places: '15',
    openedOn: today,
    ...change,
  })

describe('a class', () => {
  test('opens, changes, closes; a name is taken only while its class is open', async () => {
    const site = await makeSite()
    expect(await codeOf(addClass(site.operator, form(site.facilityId, { name: '小一班' })))).toBe('invalid')
    const { id } = await addClass(site.operator, form(site.facilityId))
    const edit = editClassSchema.parse({
      classId: id,
      version: '1',
      name: '大一班',
      kind: 'older',
      places: '20',
      openedOn: today,
    })
    const answers = await Promise.all([edit, edit].map((input) => codeOf(editClass(site.operator, input))))
    expect(answers.sort()).toEqual(['conflict', 'done'])
    const closing = { classId: id, version: 2, closedOn: today }
    expect(await codeOf(closeClass(site.operator, { ...closing, closedOn: addDays(today, 1) }))).toBe(
      'invalid',
    )
    expect(await codeOf(closeClass(site.operator, closing))).toBe('done')
    expect(await codeOf(closeClass(site.operator, { ...closing, version: 3 }))).toBe('conflict')
    expect(await codeOf(addClass(site.operator, form(site.facilityId, { name: '大一班' })))).toBe('done')
    const lines = await db.auditEvent.findMany({
      where: { subjectId: site.facilityId },
      select: { action: true },
    })
    expect(lines.map(({ action }) => action)).toEqual(['class.add', 'class.edit', 'class.close', 'class.add'])
  })

  test('of another body is not there', async () => {
    const [site, other] = [await makeSite(), await makeSite()]
    expect(await findClass(other.operator, site.classId)).toBeNull()
    expect(await listClasses(other.operator, site.facilityId)).toEqual([])
    expect(await codeOf(addClass(other.operator, form(site.facilityId)))).toBe('not_found')
    const input = { classId: site.classId, version: 1 }
    expect(await codeOf(closeClass(other.operator, { ...input, closedOn: today }))).toBe('not_found')
    const edit = { ...input, name: '改名', kind: 'older', places: 20, openedOn: today } as const
    expect(await codeOf(editClass(other.operator, edit))).toBe('not_found')
    expect(await codeOf(takeOverClasses(other.operator, { facilityId: site.facilityId }))).toBe('not_found')
  })

  test.each([
    'parent',
    'staff',
    'reviewer',
    'inspector',
    'planner',
    'sysadmin',
    'auditor',
    'public',
  ] as const)('%s keeps none', async (role) => {
    const site = await makeSite()
    const actor = actorAs(role, 'fengxian')
    expect(await codeOf(addClass(actor, form(site.facilityId)))).toBe('forbidden')
    expect(await codeOf(closeClass(actor, { classId: site.classId, version: 1, closedOn: today }))).toBe(
      'forbidden',
    )
    expect(await codeOf(takeOverClasses(actor, { facilityId: site.facilityId }))).toBe('forbidden')
    expect(await findClass(actor, site.classId)).toBeNull()
  })
})

test('the classes of an accepted filing are taken over once, by two clicks too', async () => {
  const { operator } = world
  const { id: facilityId } = await makeFacility({ operatorId: operator.operatorId })
  const takeOver = () => codeOf(takeOverClasses(operator, { facilityId }))
  expect(await takeOver()).toBe('conflict')
  const { id } = await startCase(operator, { kind: 'filing', region: TOWNSHIPS[0], facilityId: null })
  const group = { key: 'a', name: '小苗班', kind: 'toddler', places: 15, roomKey: '', carers: 3 }
  const classes = [group, { ...group, key: 'b' }, { ...group, key: 'c', name: '', kind: 'older', places: 20 }]
  const filed = { facilityId, receivedOn: new Date('2026-01-05'), submissions: 1, data: { classes } }
  await db.filingCase.update({ where: { id }, data: { ...filed, state: 'filed' }, select: { id: true } })
  expect((await Promise.all([takeOver(), takeOver()])).sort()).toEqual(['conflict', 'done'])
  const made = await listClasses(operator, facilityId)
  expect(made.map(({ name, kind, places }) => [name, kind, places]).sort()).toEqual([
    ['小苗班', 'toddler', 15],
    ['小苗班2', 'toddler', 15],
    ['托大班', 'older', 20],
  ])
})
