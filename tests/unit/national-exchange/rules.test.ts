import { describe, expect, it, test } from 'vitest'
import { mintActor, publicActor } from '@/lib/core/actor'
import { canResendExchange, visibleTo } from '@/lib/national-exchange/policy'
import { canResend, differencesOf, exchangeBody } from '@/lib/national-exchange/rules'
import { refusalSchema } from '@/lib/national-exchange/schema'

const payload = {
  institution_name: '奉贤区甲托育园',
  institution_other_name: '',
  zoning_name: '南桥镇',
  zoning_code: '310120101',
  address: '南桥路1号',
  institution_type: '民办营利',
  finished_time: '2026-11-20',
  credit_code: '',
  receipt_number: '310120-2026-000001',
}

test('a message is one flat object', () => {
  expect(exchangeBody({ id: 'x', sequence: 7, kind: 'accepted', payload })).toEqual({
    id: 'x',
    sequence: 7,
    kind: 'accepted',
    ...payload,
  })
})

describe('differencesOf', () => {
  it('is empty for an echo, whatever is added to it', () => {
    expect(differencesOf(payload, { ...payload, national_number: 9 })).toEqual([])
  })

  it('names what was stored otherwise, and what was not stored', () => {
    const { address: _dropped, ...rest } = payload
    expect(
      differencesOf(payload, { ...rest, institution_name: '奉贤甲托育园', zoning_code: 310120101 }),
    ).toEqual([
      { field: 'institution_name', sent: '奉贤区甲托育园', received: '奉贤甲托育园' },
      { field: 'zoning_code', sent: '310120101', received: '310120101' },
      { field: 'address', sent: '南桥路1号', received: null },
    ])
  })

  it('is not fooled by inherited names', () => {
    expect(differencesOf({ ...payload }, Object.create(payload))).toHaveLength(9)
  })
})

describe('canResend', () => {
  it.each([
    ['failed', false, false, true],
    ['differs', false, false, true],
    ['differs', false, true, false],
    ['failed', true, false, false],
    ['pending', false, false, false],
    ['acknowledged', false, false, false],
  ] as const)('%s, demo %s, overtaken %s: %s', (state, isDemo, isOvertaken, expected) => {
    expect(canResend({ state, isDemo, isOvertaken })).toBe(expected)
  })
})

describe('refusals', () => {
  it.each([
    [{ reason: '信用代码不存在' }, '信用代码不存在'],
    [{ message: '区划有误' }, '区划有误'],
    [{ error: { message: '地址为空' } }, '地址为空'],
    [{ error: 'no' }, 'no'],
    [{}, undefined],
  ])('%j gives %j', (body, reason) => {
    expect(refusalSchema.parse(body)).toBe(reason)
  })
})

describe('who sees the queue', () => {
  const as = (role: (typeof publicActor)['role'], regionPath: string | null = '100000/310000/310120') =>
    mintActor({ ...publicActor, role, accountId: 'a', regionCode: '310120', regionPath })
  it.each(['reviewer', 'planner'] as const)('%s sees the area', (role) => {
    expect(visibleTo(as(role)).case?.regionPath.gte).toContain('310120')
    expect(canResendExchange(as(role))).toBe(role === 'reviewer')
  })
  it.each([
    'operator',
    'department',
    'township',
    'inspector',
    'sysadmin',
    'auditor',
    'parent',
    'public',
  ] as const)('%s sees nothing', (role) => {
    expect(visibleTo(as(role))).toEqual({ id: { in: [] } })
    expect(canResendExchange(as(role))).toBe(false)
  })
  it('nobody without an area', () => {
    expect(visibleTo(as('reviewer', null))).toEqual({ id: { in: [] } })
  })
})
