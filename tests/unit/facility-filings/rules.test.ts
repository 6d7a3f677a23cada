import { describe, expect, test } from 'vitest'
import {
  changedAnswers,
  columnsOfAnswers,
  type Namesake,
  placesOf,
  settleNamesake,
  statusDay,
} from '@/lib/facility-filings/rules'

describe('places', () => {
  test('by kind; a kind without a class is zero, no class at all unknown', () => {
    const classes = [
      { kind: 'infant', places: 10 },
      { kind: 'infant', places: 8 },
      { kind: 'mixed', places: null },
    ] as const
    expect(placesOf([...classes])).toEqual({ infant: 18, toddler: 0, older: 0, mixed: 0 })
    expect(placesOf([])).toBeNull()
    expect(columnsOfAnswers({ classes: [] })).toEqual({
      ...{ placesInfant: null, placesToddler: null, placesOlder: null, placesMixed: null },
    })
    expect(columnsOfAnswers({})).toEqual({})
  })
})

test.each([
  [['head_name'], { head_name: '赵', name: '旧' }, { head_name: '赵' }],
  [
    ['address'],
    { address: '新', position: { lng: 1 }, region: 'x' },
    { address: '新', position: { lng: 1 } },
  ],
  [['nonsense', 7], { nonsense: 1, name: '旧' }, {}],
  ['head_name', { head_name: '赵' }, {}],
])('ticked %j of %j changes %j', (changed_fields, data, changed) => {
  expect(changedAnswers({ changed_fields, ...data })).toEqual(changed)
})

test.each([
  ['suspend', { suspended_from: '2026-12-01' }, null, '2026-12-01'],
  ['suspend', {}, null, '2026-11-22'],
  ['resume', { resumes_on: '2026-11-01' }, '2026-11-10', '2026-11-10'],
  ['cancel', { ends_on: '2026-12-31', suspended_from: '2026-01-01' }, '2026-11-10', '2026-12-31'],
] as const)('%s %j after %s stands since %s', (effect, answers, previous, day) => {
  expect(statusDay(effect, answers, '2026-11-22', previous)).toBe(day)
})

const SITE = { creditCode: 'C', address: '路 1 号' }
const record = (change: Partial<Namesake>): Namesake => ({
  ...{ id: '1', operatorId: null, status: 'operating', hasValidReceipt: false },
  ...{ creditCode: null, address: null },
  ...change,
})

test.each([
  ["nobody's", {}, 'take_over'],
  ["nobody's, filed on paper", { ...SITE }, 'take_over'],
  ["another's", { operatorId: 'B' }, 'of_another'],
  ["another's, closed, at the same site", { operatorId: 'B', status: 'closed', ...SITE }, 'of_another'],
  ["another's, closed, elsewhere", { operatorId: 'B', status: 'closed' }, 'separate'],
  ['own, not filed here', { operatorId: 'A' }, 'take_over'],
  ['own, with a receipt, same site', { operatorId: 'A', hasValidReceipt: true, ...SITE }, 'already_filed'],
  [
    'own, with a receipt, another site',
    { operatorId: 'A', hasValidReceipt: true, creditCode: 'C' },
    'separate',
  ],
  ['own, closed, same site', { operatorId: 'A', status: 'closed', ...SITE }, 'take_over'],
  ['own, closed, another site', { operatorId: 'A', status: 'closed', creditCode: 'C' }, 'separate'],
] as const)('%s: %s', (_what, change, settled) => {
  expect(settleNamesake(record(change), { operatorId: 'A', ...SITE })).toBe(settled)
})
