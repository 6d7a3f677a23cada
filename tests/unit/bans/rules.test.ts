import { describe, expect, it } from 'vitest'
import { banErrors, banStanding, isInForce, maskedName } from '@/lib/bans/rules'

const today = '2026-11-23'

describe('a ban in force', () => {
  it.each([
    ['active', '2026-11-23', null, 'in_force'],
    ['active', '2026-11-24', null, 'announced'],
    ['active', '2020-01-01', '2026-11-23', 'in_force'],
    ['active', '2020-01-01', '2026-11-22', 'ended'],
    ['lifted', '2020-01-01', null, 'lifted'],
  ] as const)('%s from %s until %s: %s', (state, startsOn, endsOn, standing) => {
    expect(banStanding({ state, startsOn, endsOn }, today)).toBe(standing)
    expect(isInForce({ state, startsOn, endsOn }, today)).toBe(standing === 'in_force')
  })
})

describe('banErrors', () => {
  const decision = { ground: 'abuse', decidedOn: '2026-01-01', startsOn: '2026-01-02', endsOn: null } as const
  it.each([
    [{}, []],
    [{ endsOn: '2030-01-01' }, ['endsOn']],
    [{ ground: 'other_decision' }, ['endsOn']],
    [{ ground: 'other_decision', endsOn: '2030-01-01' }, []],
    [{ ground: 'other_decision', endsOn: '2025-01-01' }, ['endsOn']],
    [{ decidedOn: '2026-11-24', startsOn: '2026-11-25' }, ['decidedOn']],
    [{ startsOn: '2025-12-31' }, ['startsOn']],
  ] as const)('%o: %o', (change, fields) => {
    expect(Object.keys(banErrors({ ...decision, ...change }, today))).toEqual(fields)
  })
})

it('a masked name tells no more than the surname', () => {
  expect(maskedName('王小明')).toBe('王**')
  expect(maskedName('李')).toBe('李*')
})
