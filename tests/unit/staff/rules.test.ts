import { describe, expect, it } from 'vitest'
import { comparableName } from '@/lib/identity-numbers/rules'
import { dateErrors, healthCertificate, isOfWorkingAge } from '@/lib/staff/rules'

const today = '2026-11-22'

describe('healthCertificate', () => {
  it.each([
    [null, 'none'],
    ['2026-11-21', 'expired'],
    ['2026-11-22', 'soon'],
    ['2026-12-22', 'soon'],
    ['2026-12-23', 'valid'],
  ] as const)('%s is %s', (until, state) => {
    expect(healthCertificate(until, today)).toBe(state)
  })
})

it.each([
  ['2010-11-22', true],
  ['2010-11-23', false],
  ['2008-02-29', true],
])('born %s: of working age %s', (birthDate, expected) => {
  expect(isOfWorkingAge(birthDate, today)).toBe(expected)
})

it('29 February turns sixteen on 1 March of a common year', () => {
  expect(isOfWorkingAge('2012-02-29', '2028-02-28')).toBe(false)
  expect(isOfWorkingAge('2012-02-29', '2028-02-29')).toBe(true)
})

it('compares names as people write them', () => {
  expect(comparableName('买买提・ 艾力')).toBe(comparableName('买买提·艾力'))
  expect(comparableName('张 三')).toBe(comparableName('张三'))
  expect(comparableName('张三')).not.toBe(comparableName('张叁'))
})

describe('dateErrors', () => {
  it.each([
    [{ startedOn: '2026-12-23' }, []],
    [{ startedOn: '2026-12-24' }, ['startedOn']],
    [{ startedOn: '2026-01-01', endedOn: '2026-11-22' }, []],
    [{ startedOn: '2026-01-01', endedOn: '2026-11-23' }, ['endedOn']],
    [{ startedOn: '2026-01-02', endedOn: '2026-01-01' }, ['endedOn']],
  ])('%o', (dates, fields) => {
    expect(Object.keys(dateErrors(dates, today))).toEqual(fields)
  })
})
