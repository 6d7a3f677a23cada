import { describe, expect, it } from 'vitest'
import { isLocked, landingFor, lockMinutes, safeNext } from '@/lib/accounts/rules'

describe('lockMinutes', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [5000, 60],
  ])('after %i failures: %i minutes', (failures, minutes) => {
    expect(lockMinutes(failures, 5)).toBe(minutes)
  })
})

describe('isLocked', () => {
  const at = new Date('2026-11-22T10:00:00Z')
  it.each([
    [null, false],
    ['2026-11-22T10:00:01Z', true],
    ['2026-11-22T10:00:00Z', false],
    ['2026-11-22T09:59:59Z', false],
  ])('until %s: %s', (until, locked) => {
    expect(isLocked(until ? new Date(until) : null, at)).toBe(locked)
  })
})

describe('safeNext', () => {
  it.each([
    ['/targets/310120?basis=filed', '/targets/310120?basis=filed'],
    ['/office', '/office'],
    ['/a/../office', '/office'],
    [undefined, null],
    ['', null],
    ['office', null],
    ['https://evil.example/', null],
    ['//evil.example/', null],
    ['/\\evil.example/', null],
    ['/\t/evil.example/', null],
    ['/.//evil.example/', null],
    ['/..//evil.example', null],
    ['javascript:alert(1)', null],
    ['/api/auth/signout', null],
    ['/sign-in?next=/sign-in', null],
  ])('%s → %s', (next, path) => {
    expect(safeNext(next)).toBe(path)
  })
})

describe('landingFor', () => {
  it.each([
    ['parent', undefined, '/family'],
    ['operator', undefined, '/operator'],
    ['planner', undefined, '/office'],
    ['township', undefined, '/office'],
    ['auditor', undefined, '/admin'],
    ['planner', '/targets/310120', '/targets/310120'],
    ['planner', '/office/targets', '/office/targets'],
    ['planner', '/admin/accounts', '/office'],
    ['parent', '/office?x=1', '/family'],
    ['parent', '/officework', '/officework'],
    ['sysadmin', '//evil.example', '/admin'],
  ] as const)('%s wanting %s lands at %s', (role, next, path) => {
    expect(landingFor(role, next)).toBe(path)
  })
})
