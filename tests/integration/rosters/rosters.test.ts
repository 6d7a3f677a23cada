import { beforeAll, describe, expect, test } from 'vitest'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { addDays, toDateColumn } from '@/lib/format/date'
import { getRatioHistory, listRatios } from '@/lib/ratios/queries'
import { saveRoster } from '@/lib/rosters/commands'
import { getRoster } from '@/lib/rosters/queries'
import { makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, makeDivisions } from '@/tests/support/small-world'
import { classDay, makeCarer, makeSite, rosterOf } from './roster-world'

useTestDatabase()
const today = todayInShanghai()
beforeAll(makeDivisions)

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

describe('who counts', () => {
  test.each([
    ['papers in order', {}, 1],
    ['health certificate ends today', { health: 0 }, 1],
    ['health certificate ended yesterday', { health: -1 }, 0],
    ['no health certificate', { health: null }, 0],
    ['check of records ended', { background: -1 }, 0],
    ['no check of records', { background: null }, 0],
    ['papers handed in but not verified', { state: 'submitted' }, 0],
  ] as const)('%s', async (_name, certificates, counted) => {
    const site = await makeSite()
    const person = await makeCarer([site], certificates)
    await saveRoster(site.operator, await rosterOf(site, [person], { present: 5 }))
    expect(await classDay(site.classId)).toMatchObject({
      carersCounted: counted,
      carersOnDuty: 1,
      carersRequired: 1,
      outcome: counted === 1 ? 'met' : 'short',
    })
  })

  test('a cook on duty in a class is no carer, and one barred is none either', async () => {
    const site = await makeSite()
    const cook = await makeCarer([site], {}, 'cook')
    const barred = await makeCarer([site])
    const { identityHash } = await db.staffPerson.findUniqueOrThrow({ where: { id: barred } })
    await db.staffBan.create({
      data: {
        ...{ name: '某人', identitySealed: 'x', identityHash, identityMasked: 'x', ground: 'abuse' },
        ...{ decisionBody: '法院', decisionNumber: '1', regionCode: FENGXIAN, enteredByName: '检查员' },
        ...{ decidedOn: toDateColumn(today), startsOn: toDateColumn(today) },
      },
    })
    await saveRoster(site.operator, await rosterOf(site, [cook, barred], { present: 5 }))
    expect(await classDay(site.classId)).toMatchObject({ carersCounted: 0, outcome: 'short' })
    const roster = await getRoster(site.operator, site.facilityId, today)
    expect(roster.people.find(({ id }) => id === barred)?.reasons).toEqual(['banned'])
  })

  test('a mixed class is unknown until the area has set a rule, then judged by it', async () => {
    const site = await makeSite('mixed')
    const person = await makeCarer([site])
    await saveRoster(site.operator, await rosterOf(site, [person], { present: 6 }))
    expect(await classDay(site.classId)).toMatchObject({ carersRequired: null, outcome: 'unknown' })
    await db.jurisdictionSetting.create({
      data: {
        regionCode: FENGXIAN,
        key: 'mixedChildrenPerCarer',
        value: 5,
        source: '本地',
        setByName: '管理员',
      },
    })
    await saveRoster(site.operator, await rosterOf(site, [person], { present: 7 }))
    await db.jurisdictionSetting.deleteMany({})
    expect(await classDay(site.classId)).toMatchObject({ carersRequired: 2, outcome: 'short' })
  })
})

describe('the day', () => {
  test('two record the same class day: one wins, the other is told', async () => {
    const site = await makeSite()
    const person = await makeCarer([site])
    const [one, two] = [
      await rosterOf(site, [person], { present: 5 }),
      await rosterOf(site, [person], { present: 6 }),
    ]
    const answers = await Promise.all(
      [saveRoster(site.operator, one), saveRoster(site.operator, two)].map(codeOf),
    )
    expect(answers.sort()).toEqual(['conflict', 'done'])
    expect((await classDay(site.classId))?.version).toBe(1)
  })

  test('the same roster twice, also at once, changes nothing', async () => {
    const site = await makeSite()
    const sent = await rosterOf(site, [await makeCarer([site])])
    expect(
      await Promise.all([sent, sent, sent].map((one) => codeOf(saveRoster(site.operator, one)))),
    ).toEqual(['done', 'done', 'done'])
    expect(await codeOf(saveRoster(site.operator, sent))).toBe('done')
    expect((await classDay(site.classId))?.version).toBe(1)
    expect(await db.dutyPeriod.count({ where: { facilityId: site.facilityId } })).toBe(1)
    expect(await db.auditEvent.count({ where: { action: 'roster.save', subjectId: site.facilityId } })).toBe(
      1,
    )
  })

  test('an empty number leaves the class as it was, and it is counted anew', async () => {
    const site = await makeSite()
    const [one, two] = [await makeCarer([site]), await makeCarer([site])]
    await saveRoster(site.operator, await rosterOf(site, [one], { present: 10 }))
    expect(await classDay(site.classId)).toMatchObject({ outcome: 'short' })
    await saveRoster(site.operator, await rosterOf(site, [one, two], { present: null }))
    expect(await classDay(site.classId)).toMatchObject({ childrenPresent: 10, outcome: 'met', version: 2 })
  })

  test.each([
    [-8, 'invalid'],
    [-7, 'done'],
    [8, 'invalid'],
  ])('%i days from today: %s', async (days, answer) => {
    const site = await makeSite()
    const day = addDays(today, days)
    expect(await codeOf(saveRoster(site.operator, await rosterOf(site, [], { day })))).toBe(answer)
  })

  test('tomorrow is planned, not counted', async () => {
    const site = await makeSite()
    const person = await makeCarer([site])
    const day = addDays(today, 1)
    expect(await codeOf(saveRoster(site.operator, await rosterOf(site, [person], { day })))).toBe('invalid')
    await saveRoster(site.operator, await rosterOf(site, [person], { day, present: null }))
    expect(await classDay(site.classId, day)).toBeNull()
    expect((await getRoster(site.operator, site.facilityId, day)).duties).toHaveLength(1)
  })
})

describe('another body', () => {
  test('its facility, class and people do not exist', async () => {
    const [own, foreign] = [await makeSite(), await makeSite()]
    const stranger = await makeCarer([foreign])
    const day = { stamp: (await getRoster(own.operator, own.facilityId, today)).stamp }
    const asOther = await rosterOf({ ...foreign, operator: own.operator }, [], day)
    expect(await codeOf(saveRoster(own.operator, asOther))).toBe('not_found')
    expect(await codeOf(saveRoster(own.operator, await rosterOf(own, [stranger])))).toBe('invalid')
    const own1 = await makeCarer([own])
    const inForeign = await rosterOf(own, [own1], { classId: foreign.classId, present: null })
    expect(await codeOf(saveRoster(own.operator, inForeign))).toBe('invalid')
    expect(await db.dutyPeriod.count({ where: { facilityId: foreign.facilityId } })).toBe(0)
    expect(await codeOf(getRoster(own.operator, foreign.facilityId, today))).toBe('not_found')
  })

  test.each([
    'parent',
    'staff',
    'reviewer',
    'inspector',
    'township',
    'planner',
    'department',
    'sysadmin',
  ] as const)('%s writes no roster', async (role) => {
    const site = await makeSite()
    const sent = await rosterOf(site, [])
    expect(await codeOf(saveRoster(actorAs(role, 'fengxian'), sent))).toBe('forbidden')
  })
})

describe('the same person on duty at two sites', () => {
  test('opens one conflict and counts once, at the site that wrote it down first', async () => {
    const [one, two] = [await makeSite(), await makeSite()]
    const person = await makeCarer([one, two])
    await saveRoster(one.operator, await rosterOf(one, [person], { present: 5 }))
    await saveRoster(two.operator, await rosterOf(two, [person], { present: 5 }))
    await saveRoster(one.operator, await rosterOf(one, [person], { present: 4 }))
    expect((await classDay(one.classId))?.carersCounted).toBe(1)
    expect((await classDay(two.classId))?.carersCounted).toBe(0)
    const conflicts = await db.staffConflict.findMany({ where: { personId: person } })
    expect(conflicts.map(({ kind, state }) => [kind, state])).toEqual([['two_sites_on_duty', 'open']])
  })

  test('also when both are written in the same moment', async () => {
    const [one, two] = [await makeSite(), await makeSite()]
    const person = await makeCarer([one, two])
    const sent = [
      await rosterOf(one, [person], { present: 5 }),
      await rosterOf(two, [person], { present: 5 }),
    ]
    await Promise.all(
      [one, two].map(({ operator }, at) => saveRoster(operator, sent[at] as (typeof sent)[0])),
    )
    const days = await Promise.all([one, two].map(({ classId }) => classDay(classId)))
    expect(days.reduce((sum, day) => sum + (day?.carersCounted ?? 0), 0)).toBe(1)
    expect(await db.staffConflict.count({ where: { personId: person } })).toBe(1)
  })

  test('morning here and afternoon there is no conflict', async () => {
    const [one, two] = [await makeSite(), await makeSite()]
    const person = await makeCarer([one, two])
    await saveRoster(one.operator, await rosterOf(one, [person], { until: '12:00' }))
    await saveRoster(two.operator, await rosterOf(two, [person], { from: '12:00' }))
    expect(await db.staffConflict.count({ where: { personId: person } })).toBe(0)
  })
})

describe('short', () => {
  test('the operator is told at once, the officials of the county on the third day, once', async () => {
    const [reviewer, inspector, planner] = await Promise.all(
      (['reviewer', 'inspector', 'planner'] as const).map((role) => makePerson(role)),
    )
    const site = await makeSite()
    const person = await makeCarer([site])
    const told = async (actor: { accountId: string | null } | undefined, kind: string) =>
      db.notice.count({
        where: { accountId: actor?.accountId ?? '', kind, href: { contains: site.facilityId } },
      })
    for (const [at, days] of [-4, -3, -2, -1].entries()) {
      await saveRoster(
        site.operator,
        await rosterOf(site, [person], { day: addDays(today, days), present: 6 }),
      )
      expect(await told(site.operator, 'ratio.short')).toBe(at + 1)
      expect(await told(reviewer, 'ratio.repeated')).toBe(at < 2 ? 0 : 1)
    }
    expect(await told(inspector, 'ratio.repeated')).toBe(1)
    expect(await told(planner, 'ratio.repeated')).toBe(0)
  })

  test('officials see days and figures of their area only, and no names', async () => {
    const site = await makeSite()
    const person = await makeCarer([site])
    await saveRoster(site.operator, await rosterOf(site, [person], { present: 6 }))
    const filter = { days: 14, show: 'short', q: '', page: 1, format: 'csv' } as const
    const seen = await listRatios(actorAs('inspector', 'fengxian'), filter)
    expect(seen.items.find(({ id }) => id === site.facilityId)).toMatchObject({
      daysShort: 1,
      daysRecorded: 1,
    })
    const history = await getRatioHistory(actorAs('reviewer', 'fengxian'), site.facilityId, filter)
    expect(history.days).toMatchObject([{ present: 6, required: 2, counted: 1, outcome: 'short' }])
    const { name } = await db.staffPerson.findUniqueOrThrow({ where: { id: person } })
    expect(JSON.stringify([seen, history])).not.toContain(name)
    expect((await listRatios(actorAs('reviewer', 'yunnan'), filter)).total).toBe(0)
    for (const actor of [
      actorAs('reviewer', 'yunnan'),
      await makeOperator(),
      actorAs('department', 'fengxian'),
    ])
      expect(await codeOf(getRatioHistory(actor, site.facilityId, filter))).toBe('not_found')
  })
})
