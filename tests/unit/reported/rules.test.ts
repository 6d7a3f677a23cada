import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/lib/indicators/catalogue'
import { figureErrors, nextState, periodEnd, REPORTABLE, REPORTED_EVENTS } from '@/lib/reported/rules'
import { ReportedState } from '@/prisma/generated/enums'

describe('transitions of a reported figure', () => {
  const allowed: Record<string, string> = {
    'submitted confirm': 'confirmed',
    'submitted reject': 'rejected',
    'submitted withdraw': 'withdrawn',
    'confirmed revoke': 'withdrawn',
  }
  const pairs = Object.values(ReportedState).flatMap((state) =>
    REPORTED_EVENTS.map((event) => [state, event] as const),
  )
  it.each(pairs)('%s, %s', (state, event) => {
    expect(nextState(state, event)).toBe(allowed[`${state} ${event}`] ?? null)
  })
})

describe('periodEnd', () => {
  it.each([
    ['2025', '2025-12-31'],
    ['2025-Q1', '2025-03-31'],
    ['2025-Q2', '2025-06-30'],
    ['2025-Q3', '2025-09-30'],
    ['2025-Q4', '2025-12-31'],
    ['2025-02', '2025-02-28'],
    ['2024-02', '2024-02-29'],
    ['2100-02', null],
    ['2000-02', '2000-02-29'],
    ['2025-04', '2025-04-30'],
    ['2025-12', '2025-12-31'],
    ['2025-13', null],
    ['2025-00', null],
    ['2025-Q5', null],
    ['2025-q1', null],
    ['25', null],
    ['2025-1', null],
    ['2025年', null],
    ['', null],
  ])('%s → %s', (period, end) => {
    expect(periodEnd(period)).toBe(end)
  })
})

const share = {
  indicator: 'parenting_knowledge_rate',
  period: '2025',
  value: 92.5,
  numerator: 925,
  denominator: 1000,
  documentDate: '2026-01-10',
}
const count = { ...share, indicator: 'expert_pool', value: 40, numerator: null, denominator: null }
const TODAY = '2026-11-22'

describe('figureErrors', () => {
  it.each([
    ['a share that equals its quotient', share, []],
    ['rounded within 0.05', { ...share, value: 92.55 }, []],
    ['rounded too far', { ...share, value: 92.56 }, ['value']],
    ['a share alone', { ...share, numerator: null, denominator: null }, []],
    ['half a quotient', { ...share, denominator: null }, ['denominator']],
    ['the other half', { ...share, numerator: null }, ['numerator']],
    ['nothing below the line', { ...share, denominator: 0 }, ['denominator']],
    ['more than all', { ...share, value: 100.5, numerator: null, denominator: null }, ['value']],
    ['all', { ...share, value: 100, numerator: 7, denominator: 7 }, []],
    ['a count', count, []],
    ['a count above 100', { ...count, value: 15_000, numerator: 15_000 }, []],
    ['a count that contradicts itself', { ...count, numerator: 41 }, ['numerator']],
    ['a count with something below the line', { ...count, denominator: 5 }, ['denominator']],
    ['a computed indicator', { ...count, indicator: 'places_total' }, ['indicator']],
    ['no indicator', { ...count, indicator: 'constructor' }, ['indicator']],
    ['a period not over', { ...count, period: '2026' }, ['period']],
    ['a period over today', { ...count, period: '2026-10' }, []],
    ['no period', { ...count, period: '去年' }, ['period']],
    ['a document of tomorrow', { ...count, documentDate: '2026-11-23' }, ['documentDate']],
  ])('%s', (_what, figure, fields) => {
    expect(Object.keys(figureErrors(figure, TODAY))).toEqual(fields)
  })

  it('knows exactly the reported indicators of the catalogue, and which are shares', () => {
    const reported = CATALOGUE.filter((entry) => entry.source === 'reported').map((entry) => [
      entry.code,
      entry.denominatorName === null ? 'count' : 'share',
    ])
    expect(REPORTABLE).toEqual(Object.fromEntries(reported))
  })
})
