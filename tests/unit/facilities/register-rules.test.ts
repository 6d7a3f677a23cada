import { describe, expect, test } from 'vitest'
import {
  CLASS_KINDS,
  classKindsAt,
  facilityWarnings,
  nextStatus,
  STATUS_EVENTS,
  statusDateProblem,
  totalPlaces,
  vacantPlaces,
} from '@/lib/facilities/rules'
import { OperatingStatus } from '@/prisma/generated/enums'

describe('a facility’s life', () => {
  const table = [
    ['operating', 'suspend', 'suspended'],
    ['operating', 'resume', null],
    ['operating', 'close', 'closed'],
    ['suspended', 'suspend', null],
    ['suspended', 'resume', 'operating'],
    ['suspended', 'close', 'closed'],
    ['closed', 'suspend', null],
    ['closed', 'resume', null],
    ['closed', 'close', null],
  ] as const

  test.each(table)('%s + %s → %s', (from, event, to) => {
    expect(nextStatus(from, event)).toBe(to)
  })

  test('the table asks every pair', () => {
    expect(table).toHaveLength(Object.keys(OperatingStatus).length * STATUS_EVENTS.length)
  })

  test.each([
    ['2026-11-22', null, null, null],
    ['2026-11-23', null, null, '日期不能晚于今天'],
    ['2026-05-01', '2026-05-02', null, '日期不能早于上一次状态变更'],
    ['2026-05-02', '2026-05-02', null, null],
    ['2024-08-31', null, '2024-09-01', '日期不能早于开办日期'],
  ])('on %s, status since %s, opened %s: %s', (on, statusSince, openedOn, problem) => {
    expect(statusDateProblem(on, { statusSince, openedOn }, '2026-11-22')).toBe(problem)
  })
})

describe('places', () => {
  const none = { infant: null, toddler: null, older: null, mixed: null }

  test.each([
    [none, null],
    [{ ...none, mixed: 0 }, 0],
    [{ ...none, toddler: 15 }, 15],
    [{ infant: 10, toddler: 15, older: 20, mixed: 18 }, 63],
  ])('%j are %s in all', (places, total) => {
    expect(totalPlaces(places)).toBe(total)
  })

  test.each([
    [60, 48, 12],
    [60, 60, 0],
    [60, 61, 0],
    [60, 0, 60],
    [0, 0, 0],
    [null, 5, null],
    [60, null, null],
  ])('%s places, %s enrolled: %s vacant', (places, enrolled, vacant) => {
    expect(vacantPlaces(places, enrolled)).toBe(vacant)
  })

  test.each([
    [0, []],
    [5, []],
    [6, ['infant']],
    [11, ['infant']],
    [12, ['toddler']],
    [17, ['toddler']],
    [18, ['toddler', 'mixed']],
    [23, ['toddler', 'mixed']],
    [24, ['older', 'mixed']],
    [35, ['older', 'mixed']],
    [36, []],
  ])('at %s months: %j (设置标准第十九条)', (age, kinds) => {
    expect(classKindsAt(age)).toEqual(kinds)
  })

  test('each kind of class is open at some age', () => {
    const ages = Array.from({ length: 40 }, (_, age) => age)
    expect(new Set(ages.flatMap(classKindsAt))).toEqual(new Set(CLASS_KINDS))
  })
})

describe('warnings', () => {
  const sound = {
    kind: 'care_institution',
    placesTotal: 60,
    enrolled: 50,
    filingState: 'filed',
    filedOn: '2025-03-01',
    openedOn: '2024-09-01',
    kindergartenId: null,
    lng: 121.4,
  } as const

  test('a sound record has none', () => {
    expect(facilityWarnings(sound)).toEqual([])
  })

  test.each([
    [{ enrolled: 61 }, '超过托位'],
    [{ placesTotal: null }, '托位数未知'],
    [{ kind: 'home', placesTotal: 6, enrolled: 3 } as const, '5 人'],
    [{ kind: 'kindergarten_class' } as const, '关联到幼儿园'],
    [{ openedOn: '2025-03-02' }, '开办日期晚于备案日期'],
    [{ filedOn: null }, '没有备案日期'],
    [{ lng: null }, '没有位置'],
  ])('%j says so', (change, words) => {
    const warnings = facilityWarnings({ ...sound, ...change })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(words)
  })
})
