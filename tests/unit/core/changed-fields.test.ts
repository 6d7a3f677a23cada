import { expect, test } from 'vitest'
import { changedFields } from '@/lib/core/changed-fields'

test.each([
  [{ a: 1 }, { a: 1 }, {}, {}],
  [{ a: 1, b: 2 }, { a: 2 }, { a: 1 }, { a: 2 }],
  [{ a: null }, { a: undefined }, {}, {}],
  [{}, { a: 0 }, { a: null }, { a: 0 }],
  [{ a: '1200' }, { a: '1200.00' }, {}, {}],
  [{ a: false }, { a: null }, { a: false }, { a: null }],
  [{ a: new Date('2026-01-01') }, { a: new Date('2026-01-01') }, {}, {}],
])('%j → %j', (before, after, was, is) => {
  expect(changedFields(before, after)).toEqual({ before: was, after: is })
})
