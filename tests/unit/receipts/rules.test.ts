import { describe, expect, test } from 'vitest'
import {
  counterSeries,
  documentNumber,
  readReceiptNumber,
  registerDifferences,
  rowProblems,
} from '@/lib/receipts/rules'
import type { ReceiptPayload } from '@/lib/receipts/schema'

test.each([
  ['receipt', false, '310120-2026-00001', 'receipt'],
  ['receipt', true, '演示-310120-2026-00001', 'receipt-demo'],
  ['noncompliance', false, '不符合-310120-2026-00001', 'noncompliance'],
  ['noncompliance', true, '演示-不符合-310120-2026-00001', 'noncompliance-demo'],
] as const)('%s, demo %s: %s', (series, isDemo, number, counter) => {
  expect(documentNumber(series, '310120', 2026, 1, isDemo)).toBe(number)
  expect(counterSeries(series, isDemo)).toBe(counter)
})

test('six digits when five do not do', () => {
  expect(documentNumber('receipt', '310120', 2026, 123_456, false)).toBe('310120-2026-123456')
})

describe('a number as it is typed', () => {
  test.each([
    ['310120-2026-00001', '310120-2026-00001'],
    [' 310120 – 2026 — 00001 ', '310120-2026-00001'],
    ['３１０１２０－２０２６－００００１', '310120-2026-00001'],
    ['310120202600001', '310120-2026-00001'],
    ['演示310120-2026-00001', '演示-310120-2026-00001'],
    ['%E6%BC%94%E7%A4%BA-310120-2026-00001', '演示-310120-2026-00001'],
    ['310120-2026-1', null],
    ['不符合-310120-2026-00001', null],
    ['%E6%BC', null],
    ['', null],
  ])('%s is %s', (typed, number) => expect(readReceiptNumber(typed)).toBe(number))
})

const payload: ReceiptPayload = {
  version: 1,
  number: '310120-2026-00001',
  isDemo: false,
  facility: {
    ...{ id: '019f0000-0000-7000-8000-000000000001', name: '园', creditCode: null, kind: 'care_institution' },
    ...{
      ownership: null,
      regionCode: '310120118',
      address: '路',
      headName: '李',
      serviceForms: [],
      places: 20,
    },
  },
  issuer: '教育局',
  issuedOn: '2026-11-22',
}
const row = {
  ...{ number: payload.number, countyCode: '310120', year: 2026, sequence: 1, isDemo: false },
  ...{ facilityId: payload.facility.id, issuerName: '教育局', issuedOn: '2026-11-22' },
}

test.each([
  [{}, []],
  [{ sequence: 2 }, ['编号']],
  [{ number: '310120-2026-00002', sequence: 2 }, ['编号']],
  [{ issuerName: '别的局', issuedOn: '2026-11-23' }, ['出具部门', '出具日期']],
  [{ facilityId: '019f0000-0000-7000-8000-000000000002' }, ['机构']],
  [{ isDemo: true, number: '演示-310120-2026-00001' }, ['编号', '演示标记']],
])('row %j contradicts in %j', (change, problems) => {
  expect(rowProblems({ ...row, ...change }, payload)).toEqual(problems)
})

test('no payload, no comparison; the register put right since is named', () => {
  expect(rowProblems(row, null)).toBeNull()
  const now = { ...payload.facility, places: 25, serviceForms: ['full_day'] }
  expect(registerDifferences(payload.facility, now)).toEqual(['服务形式', '收托规模'])
})
