import { describe, expect, test } from 'vitest'
import {
  currentStep,
  expectedByNow,
  type Goal,
  goalValue,
  judge,
  judgeAreas,
  satisfies,
} from '@/lib/plans/rules'

const goal = (change: Partial<Goal> = {}): Goal => ({
  comparator: 'gte',
  value: 4.5,
  referenceValue: null,
  year: 2025,
  baseline: null,
  ...change,
})
const LINE = goal({ value: 3, year: 2025, baseline: { value: 1, year: 2021 } })

describe('satisfies', () => {
  test.each([
    ['gte', 4.5, 4.5, true],
    ['gte', 4.49, 4.5, false],
    ['gte', 0.1 + 0.2, 0.3, true],
    ['all', 100, 100, true],
    ['all', 99.99, 100, false],
    ['gte_ref', 46.7, 46.7, true],
    ['gte_ref', 46.6, 46.7, false],
    ['gt', 90, 90, false],
    ['gt', 90.01, 90, true],
    ['lte', 1, 1, true],
    ['lte', 2, 1, false],
    ['eq', 40, 40, true],
    ['eq', 41, 40, false],
  ] as const)('%s: %s against %s is %s', (comparator, value, wanted, expected) => {
    expect(satisfies(comparator, value, wanted)).toBe(expected)
  })
})

describe('judge', () => {
  test.each([
    ['no value is never met', goal({ value: 0 }), null, '2026-11-22', 'no_data'],
    [
      'no value is never met, not even a maximum',
      goal({ comparator: 'lte', value: 9 }),
      null,
      '2024-01-01',
      'no_data',
    ],
    ['a reference nobody entered', goal({ comparator: 'gte_ref', value: null }), 80, '2024-01-01', 'no_data'],
    [
      'the moving reference',
      goal({ comparator: 'gte_ref', value: null, referenceValue: 46.7 }),
      50,
      '2024-01-01',
      'met',
    ],
    [
      'below it',
      goal({ comparator: 'gte_ref', value: null, referenceValue: 46.7 }),
      40,
      '2024-01-01',
      'behind',
    ],
    ['reached early', goal(), 4.5, '2023-01-01', 'met'],
    ['short, and no line can be drawn', goal(), 4.4, '2023-01-01', 'behind'],
    ['zero is a value', goal(), 0, '2023-01-01', 'behind'],
    ['on the line', LINE, 2, '2023-12-31', 'on_track'],
    ['under the line', LINE, 1.9, '2023-12-31', 'behind'],
    ['short on the last day of its year', LINE, 2.99, '2025-12-31', 'behind'],
    ['short after its year', LINE, 2.99, '2026-11-22', 'behind'],
    ['before the baseline year ends, the baseline is enough', LINE, 1, '2021-06-01', 'on_track'],
    [
      'a falling line',
      goal({ comparator: 'lte', value: 1, baseline: { value: 3, year: 2021 } }),
      2,
      '2023-12-31',
      'on_track',
    ],
    [
      'above a falling line',
      goal({ comparator: 'lte', value: 1, baseline: { value: 3, year: 2021 } }),
      2.1,
      '2023-12-31',
      'behind',
    ],
    ['exactly so many', goal({ comparator: 'eq', value: 40, year: null }), 39, '2026-11-22', 'behind'],
    ['no year: asked for at any time', goal({ year: null }), 4.5, '2026-11-22', 'met'],
    ['over 90 is not 90', goal({ comparator: 'gt', value: 90 }), 90, '2026-11-22', 'behind'],
  ] as const)('%s', (_name, wanted, value, today, expected) => {
    expect(judge(wanted, value, today)).toBe(expected)
  })
})

describe('the straight line', () => {
  test.each([
    ['2021-12-31', 1],
    ['2023-12-31', 2],
    ['2020-01-01', 1],
    ['2025-12-31', null],
    ['2026-01-01', null],
  ])('on %s: %s', (today, expected) => {
    const found = expectedByNow(LINE, 3, today)
    if (expected === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(expected, 2)
  })
  test('needs a baseline, a year, and the one before the other', () => {
    expect(expectedByNow(goal(), 4.5, '2023-01-01')).toBeNull()
    expect(expectedByNow({ ...LINE, year: null }, 3, '2023-01-01')).toBeNull()
    expect(expectedByNow({ ...LINE, baseline: { value: 1, year: 2025 } }, 3, '2023-01-01')).toBeNull()
  })
  test('goalValue takes the reference only where the target moves', () => {
    expect(goalValue(goal({ referenceValue: 46.7 }))).toBe(4.5)
    expect(goalValue(goal({ comparator: 'gte_ref', value: null, referenceValue: 46.7 }))).toBe(46.7)
  })
})

describe('judgeAreas', () => {
  test.each([
    [{ met: 10, behind: 0, unknown: 0 }, 100, 'met'],
    [{ met: 9, behind: 1, unknown: 0 }, 100, 'behind'],
    [{ met: 9, behind: 0, unknown: 1 }, 100, 'no_data'],
    [{ met: 9, behind: 1, unknown: 0 }, 90, 'met'],
    [{ met: 8, behind: 1, unknown: 1 }, 90, 'no_data'],
    [{ met: 8, behind: 2, unknown: 0 }, 90, 'behind'],
    [{ met: 7, behind: 2, unknown: 1 }, 90, 'behind'],
    [{ met: 0, behind: 0, unknown: 0 }, 100, 'no_data'],
    [{ met: 0, behind: 0, unknown: 5 }, 100, 'no_data'],
  ] as const)('%j at %s %% is %s', (areas, share, expected) => {
    expect(judgeAreas(areas, share)).toBe(expected)
  })
})

describe('currentStep', () => {
  const steps = [{ year: 2023 }, { year: 2024 }, { year: 2025 }]
  test.each([
    ['2022-05-01', 2023],
    ['2023-12-31', 2023],
    ['2024-01-01', 2024],
    ['2025-12-31', 2025],
    ['2026-11-22', 2025],
  ])('on %s the step of %s holds', (today, year) => {
    expect(currentStep(steps, today)?.year).toBe(year)
  })
})
