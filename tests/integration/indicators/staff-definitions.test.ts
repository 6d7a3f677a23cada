import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, transaction } from '@/lib/core/db'
import { listFigureRows } from '@/lib/drilldown/queries'
import { addDays, toDateColumn } from '@/lib/format/date'
import { keepHouse } from '@/lib/housekeeping/commands'
import { findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import { openFigures } from '@/lib/indicators/queries'
import { findDrift, refreshAllRollups } from '@/lib/rollups/commands'
import { refreshStaffMeasures } from '@/lib/staff-measures/commands'
import type { StaffPostKind, TrainingAccount } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { makeTree, REGIONS } from './register-world'

// Who counts in the figures of staff, by cases one can count on one's fingers.

useTestDatabase()
const [COUNTY, STREET, TOWN] = ['530102', '530102001', '530102100']
const today = todayInShanghai()
const day = (days: number) => toDateColumn(addDays(today, days))

beforeAll(makeTree)
beforeEach(async () => {
  await db.$executeRaw`delete from training_attendances`
  await db.$executeRaw`delete from training_sessions`
  await db.$executeRaw`delete from training_courses`
  for (const table of [
    db.staffCertificate,
    db.staffPost,
    db.staffPerson,
    db.facility,
    db.expert,
    db.reportedFigure,
  ])
    await (table as typeof db.facility).deleteMany({})
  await db.jurisdictionSetting.deleteMany({})
})

const figure = async (code: string, region = COUNTY) => {
  const found = REGIONS.find((one) => one.code === region)
  if (!found) throw new Error(region)
  return (await openFigures(publicActor, [found], 'all')).figure(
    region ?? '',
    findIndicator(code) as Indicator,
  )
}
const recount = () => transaction((tx) => refreshAllRollups(tx))

let serial = 0
const site = async (change: Partial<Prisma.FacilityUncheckedCreateInput> = {}) => {
  serial += 1
  const row = { name: `机构${serial}`, regionCode: STREET ?? '', kind: 'care_institution' as const }
  return (await db.facility.create({ data: { ...row, ...change }, select: { id: true } })).id
}
const operator = async () =>
  db.operatorBody.upsert({
    where: { creditCode: 'X' },
    create: { name: '单位', creditCode: 'X', registrationAuthority: 'civil_affairs', contactName: '某' },
    update: {},
    select: { id: true },
  })

type Post = { facilityId: string; kind?: StaffPostKind; isFullTime?: boolean; from?: number; until?: number }
async function worker(
  posts: Post[],
  certificate: Partial<Prisma.StaffCertificateCreateManyPersonInput> | null = {},
) {
  serial += 1
  const { id: operatorId } = await operator()
  const { id } = await db.staffPerson.create({
    data: {
      ...{ name: `员工${serial}`, identitySealed: 'x', identityHash: `h${serial}`, identityMasked: 'x' },
      posts: {
        create: posts.map(({ facilityId, kind = 'carer', isFullTime = false, from = -100, until }) => ({
          ...{ operatorId, facilityId, kind, isFullTime, startedOn: day(from) },
          sharePercent: isFullTime ? 100 : 50,
          endedOn: until === undefined ? null : day(until),
        })),
      },
      certificates: {
        create: certificate
          ? [
              {
                type: 'childcare_worker',
                state: 'verified',
                submittedByName: 'x',
                decidedAt: new Date(),
                ...certificate,
              },
            ]
          : [],
      },
    },
    select: { id: true },
  })
  return id
}
async function trained(
  personIds: string[],
  account: TrainingAccount,
  hours: number,
  days = 0,
  isSubsidised = false,
) {
  const { id: courseId } = await db.trainingCourse.create({
    data: {
      ...{ title: '课', provider: '校', accounts: [account], hours, isSubsidised },
      regionCode: COUNTY ?? '',
    },
    select: { id: true },
  })
  const { id: sessionId } = await db.trainingSession.create({
    data: { courseId, startsAt: new Date(0), endsAt: new Date(1), place: '室', codeSealed: 'x' },
    select: { id: true },
  })
  await db.trainingAttendance.createMany({
    data: personIds.map((personId) => ({
      ...{ sessionId, personId, accounts: [account], hours, attendedOn: day(days) },
      ...{ method: 'official' as const, recordedName: '教务' },
    })),
  })
}

describe('certified_staff_share', () => {
  test('nobody on record anywhere is unknown and says of how many', async () => {
    await site()
    await site({ kind: 'baobaowu' })
    await site({ kind: 'kindergarten_class' })
    await recount()
    expect(await figure('certified_staff_share')).toMatchObject({
      value: null,
      missing: '2 家机构还没有从业人员记录，没有计入',
    })
  })

  test.each([
    ['a verified childcare worker', {}, 1],
    ['a verified infant care worker', { type: 'infant_care_worker' }, 1],
    ['good until today', { validUntil: day(0) }, 1],
    ['ended yesterday', { validUntil: day(-1) }, 0],
    ['not verified yet', { state: 'submitted', decidedAt: null }, 0],
    ['revoked', { state: 'revoked' }, 0],
    ['a teacher', { type: 'teacher' }, 0],
    ['none', null, 0],
  ] as const)('%s', async (_name, certificate, certified) => {
    await worker([{ facilityId: await site() }], certificate)
    await recount()
    expect(await figure('certified_staff_share')).toMatchObject({ numerator: certified, denominator: 1 })
  })

  test('one person at two facilities counts once: where the post is full-time, else the older one', async () => {
    const [one, two] = [await site(), await site({ regionCode: TOWN })]
    await worker([
      { facilityId: one, from: -9 },
      { facilityId: two, isFullTime: true, from: -5 },
    ])
    await worker([
      { facilityId: one, from: -9 },
      { facilityId: two, from: -5 },
    ])
    await recount()
    expect(await figure('certified_staff_share')).toMatchObject({ numerator: 2, denominator: 2 })
    expect(await figure('certified_staff_share', STREET)).toMatchObject({ denominator: 1 })
    expect(await figure('certified_staff_share', TOWN)).toMatchObject({ denominator: 1 })
  })

  test('posts to come, ended, of closed facilities and of kindergartens do not count', async () => {
    const open = await site()
    await worker([{ facilityId: open }])
    await worker([{ facilityId: open, from: 1 }])
    await worker([{ facilityId: open, until: 0 }])
    await worker([{ facilityId: await site({ status: 'closed' }) }])
    await worker([{ facilityId: await site({ kind: 'kindergarten_class' }) }])
    await recount()
    expect(await figure('certified_staff_share')).toMatchObject({ denominator: 1 })
  })

  test('a facility without records is told, and keeps 100 % from being called reached', async () => {
    await worker([{ facilityId: await site() }])
    await site()
    await recount()
    const found = await figure('certified_staff_share')
    expect(found).toMatchObject({ value: 100, hasGaps: true })
    expect(found.notes).toContain('1 家机构还没有从业人员记录，没有计入')
  })
})

describe('hours', () => {
  test('a mean of this year, whole hours a person, ethics apart from skills', async () => {
    const facilityId = await site()
    const [one, two] = [await worker([{ facilityId }]), await worker([{ facilityId }])]
    await trained([one], 'skill_year', 36.5)
    await trained([one], 'skill_year', 36.5)
    await trained([one, two], 'ethics_year', 40)
    await trained([two], 'skill_year', 99, -366)
    await recount()
    expect(await figure('skill_training_hours')).toMatchObject({ numerator: 73, denominator: 2, value: 36.5 })
    expect((await figure('skill_training_hours')).notes).toContain(
      '1 名从业人员今年还没有综合技能培训记录，按 0 课时计',
    )
    expect(await figure('ethics_training_hours')).toMatchObject({ value: 40 })
  })

  test('nobody trained at all is unknown, not none', async () => {
    await worker([{ facilityId: await site() }])
    await recount()
    expect(await figure('skill_training_hours')).toMatchObject({ value: null })
  })

  test('heads and carers in their cycle: from the year the area has set, else five years', async () => {
    const facilityId = await site()
    const head = await worker([{ facilityId, kind: 'head' }])
    await worker([{ facilityId, kind: 'carer' }])
    await trained([head], 'head_cycle', 30, -400)
    await trained([head], 'head_cycle', 30, -(5 * 366))
    await recount()
    expect(await figure('head_training_hours')).toMatchObject({ numerator: 30, denominator: 1 })
    const key = { regionCode: '530000', key: 'trainingCycleStartYear', source: '规划', setByName: '管理员' }
    await db.jurisdictionSetting.create({ data: { ...key, value: Number(today.slice(0, 4)) - 5 } })
    await recount()
    // A new cycle began this year: what was before counts no more.
    expect(await figure('head_training_hours')).toMatchObject({ value: null })
  })
})

describe('counts that are also reported', () => {
  const report = (value: number) =>
    db.reportedFigure.create({
      data: {
        ...{ regionCode: '530000', indicatorCode: 'expert_pool', period: '2025', value },
        ...{ periodEnd: new Date('2025-12-31'), document: '文件', documentDate: new Date('2026-01-01') },
        ...{
          state: 'confirmed',
          enteredById: 'a',
          enteredByName: '甲',
          decidedById: 'b',
          decidedByName: '乙',
        },
        decidedAt: new Date(),
      },
    })
  const expert = (regionCode: string) =>
    db.expert.create({ data: { kind: 'expert', name: '某', regionCode, document: '名单', since: day(-9) } })
  const rows = async () => {
    const region = REGIONS.find(({ code }) => code === '530000')
    const indicator = findIndicator('expert_pool') as Indicator
    if (!region) throw new Error('no province')
    return listFigureRows(publicActor, { region, indicator, basis: 'all', page: 1, pageSize: 50 })
  }

  test('the report stands until the roll reaches it; the two are never added, and rows follow', async () => {
    expect((await figure('expert_pool', '530000')).value).toBeNull()
    await report(2)
    await expert('530000')
    await recount()
    const reportedNow = await figure('expert_pool', '530000')
    expect(reportedNow).toMatchObject({ value: 2 })
    expect(reportedNow.notes.join()).toContain('平台上有记录的是 1')
    expect((await rows()).items.map(({ type }) => type)).toEqual(['reported_figure'])
    await expert(COUNTY ?? '')
    await recount()
    const counted = await figure('expert_pool', '530000')
    expect(counted).toMatchObject({ value: 2, numerator: 2 })
    expect(counted.notes[0]).toBe('按专家名册在册人数计算')
    expect((await rows()).items.map(({ type, contribution }) => [type, contribution])).toEqual([
      ['expert', 1],
      ['expert', 1],
    ])
  })

  test('attendances of subsidised courses', async () => {
    const people = [
      await worker([{ facilityId: await site() }]),
      await worker([{ facilityId: await site() }]),
    ]
    await trained(people, 'skill_year', 8, -700, true)
    await trained(people, 'skill_year', 8)
    await recount()
    expect(await figure('subsidised_training_count', '530000')).toMatchObject({ value: 2 })
  })
})

describe('without anybody touching a record', () => {
  test('a certificate that ended and a year that turned stop counting', async () => {
    const facilityId = await site()
    const person = await worker([{ facilityId }], { validUntil: day(0) })
    await trained([person], 'skill_year', 8)
    await recount()
    expect(await figure('certified_staff_share')).toMatchObject({ numerator: 1 })
    await db.staffCertificate.updateMany({ data: { validUntil: day(-3) } })
    await db.trainingAttendance.updateMany({ data: { attendedOn: day(-400) } })
    await db.rollup.updateMany({ data: { updatedAt: day(-400) } })
    await keepHouse(today)
    expect(await figure('certified_staff_share')).toMatchObject({ numerator: 0 })
    expect(await figure('skill_training_hours')).toMatchObject({ value: null })
    expect(await findDrift(publicActor)).toEqual([])
  })

  test('refreshStaffMeasures moves every division where the person has a post', async () => {
    const [one, two] = [await site(), await site({ regionCode: TOWN })]
    await recount()
    const person = await worker([{ facilityId: one }, { facilityId: two, isFullTime: true }])
    await transaction((tx) => refreshStaffMeasures(tx, [person]))
    expect(await findDrift(publicActor)).toEqual([])
    expect(await figure('certified_staff_share', TOWN)).toMatchObject({ denominator: 1 })
  })
})
