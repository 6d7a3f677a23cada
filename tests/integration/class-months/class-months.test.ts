import { beforeAll, describe, expect, test } from 'vitest'
import { saveMonth } from '@/lib/class-months/commands'
import { getMonth } from '@/lib/class-months/queries'
import { monthsBack } from '@/lib/class-months/rules'
import { saveMonthSchema } from '@/lib/class-months/schema'
import { publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import { openFigures } from '@/lib/indicators/queries'
import { findDrift, refreshAllRollups } from '@/lib/rollups/commands'
import { makeSite, type Site } from '@/tests/integration/rosters/roster-world'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, FENGXIAN_PATH, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(async () => {
  await makeDivisions()
  await transaction((tx) => refreshAllRollups(tx))
})
const [now = '', before = ''] = monthsBack(todayInShanghai(), 2)

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
async function sent(site: Site, enrolled: number, health = '', more: Record<string, string> = {}) {
  const month = more.month ?? now
  const { stamp } = await getMonth(site.operator, site.facilityId, month)
  return saveMonthSchema.parse({
    ...{ facilityId: site.facilityId, month, stamp },
    [`enrolled-${site.classId}`]: String(enrolled),
    [`health-${site.classId}`]: health,
    ...more,
  })
}
const enrolledOf = async ({ facilityId }: Site) =>
  (await db.facility.findUniqueOrThrow({ where: { id: facilityId } })).enrolled
const figure = async (code: string) => {
  const region = { code: FENGXIAN, path: FENGXIAN_PATH, anchorCode: FENGXIAN }
  return (await openFigures(publicActor, [region], 'all')).figure(FENGXIAN, findIndicator(code) as Indicator)
}

test('the latest month moves the register and its figures in the same step; an older one put right does not', async () => {
  const site = await makeSite()
  await db.facility.update({ where: { id: site.facilityId }, data: { placesToddler: 20, enrolled: 3 } })
  await saveMonth(site.operator, await sent(site, 12, '9'))
  expect(await enrolledOf(site)).toBe(12)
  expect(await figure('place_use_rate')).toMatchObject({ numerator: 12, denominator: 20, value: 60 })
  expect(await figure('health_record_rate')).toMatchObject({ numerator: 9, denominator: 12, value: 75 })
  await saveMonth(site.operator, await sent(site, 8, '8', { month: before }))
  expect(await enrolledOf(site)).toBe(12)
  expect(await figure('health_record_rate')).toMatchObject({ numerator: 9 })
  expect(await findDrift(publicActor)).toEqual([])
})

test('records nobody told are unknown, not none', async () => {
  await db.facility.deleteMany({})
  const site = await makeSite()
  await saveMonth(site.operator, await sent(site, 12))
  expect(await figure('health_record_rate')).toMatchObject({
    value: null,
    missing: expect.stringContaining('1 家机构还没有登记建档人数'),
  })
})

describe('a month', () => {
  test('corrected with the version it was drawn from: the second writer is told', async () => {
    const site = await makeSite()
    await saveMonth(site.operator, await sent(site, 10))
    const [one, two] = [await sent(site, 11), await sent(site, 12)]
    const answers = await Promise.all([one, two].map((input) => codeOf(saveMonth(site.operator, input))))
    expect(answers.sort()).toEqual(['conflict', 'done'])
    expect((await db.classMonth.findFirstOrThrow({ where: { classId: site.classId } })).version).toBe(2)
  })

  test('the same twice changes nothing', async () => {
    const site = await makeSite()
    const input = await sent(site, 10)
    expect(await Promise.all([input, input].map((one) => codeOf(saveMonth(site.operator, one))))).toEqual([
      'done',
      'done',
    ])
    expect((await db.classMonth.findFirstOrThrow({ where: { classId: site.classId } })).version).toBe(1)
    expect(
      await db.auditEvent.count({ where: { action: 'class_month.save', subjectId: site.facilityId } }),
    ).toBe(1)
  })

  test('more children than places are kept only when confirmed', async () => {
    const site = await makeSite()
    const refusal = await saveMonth(site.operator, await sent(site, 16)).catch((error) => error)
    expect(refusal.fields.confirmed?.[0]).toContain('多于托位')
    expect(await enrolledOf(site)).toBeNull()
    await saveMonth(site.operator, await sent(site, 16, '', { confirmed: '1' }))
    expect(await enrolledOf(site)).toBe(16)
  })

  test('to come, too long ago, of another class or with more records than children is refused', async () => {
    const [site, foreign] = [await makeSite(), await makeSite()]
    const future = `${Number(now.slice(0, 4)) + 1}-01`
    expect(await codeOf(saveMonth(site.operator, await sent(site, 5, '', { month: future })))).toBe('invalid')
    expect(await codeOf(saveMonth(site.operator, await sent(site, 5, '', { month: '2020-01' })))).toBe(
      'invalid',
    )
    expect(await codeOf(saveMonth(site.operator, await sent(site, 5, '6')))).toBe('invalid')
    const other = await sent(site, 5, '', { [`enrolled-${foreign.classId}`]: '5' })
    expect(await codeOf(saveMonth(site.operator, other))).toBe('invalid')
    expect(await db.classMonth.count({ where: { classId: { in: [site.classId, foreign.classId] } } })).toBe(0)
  })

  test('every class must be told, or the facility would look smaller than it is', async () => {
    const site = await makeSite()
    await db.careClass.create({
      data: {
        ...{ facilityId: site.facilityId, name: '小二班', kind: 'toddler', places: 15 },
        openedOn: new Date('2024-01-01'),
      },
    })
    expect(await codeOf(saveMonth(site.operator, await sent(site, 5)))).toBe('invalid')
  })

  test('is nobody else’s to write', async () => {
    const [site, other] = [await makeSite(), await makeSite()]
    const input = await sent(site, 5)
    expect(await codeOf(saveMonth(other.operator, input))).toBe('not_found')
    for (const role of ['parent', 'staff', 'reviewer', 'planner', 'sysadmin', 'auditor'] as const)
      expect(await codeOf(saveMonth(actorAs(role, 'fengxian'), input))).toBe('forbidden')
  })
})
