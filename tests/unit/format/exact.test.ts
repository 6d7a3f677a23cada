import { expect, it } from 'vitest'
import { formatExact } from '@/lib/format/number'

it.each([
  [4.5, '4.5'],
  [46.7, '46.7'],
  [150_000, '150,000'],
  [0.1234, '0.1234'],
  [0, '0'],
  [null, '—'],
])('%s → %s', (value, text) => {
  expect(formatExact(value)).toBe(text)
})
