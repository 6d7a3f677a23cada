import { expect, it } from 'vitest'
import { readSearch } from '@/lib/staff-registers/rules'

it.each([
  [undefined, 'nothing'],
  ['  ', 'nothing'],
  ['王', 'refused'],
  ['王伟', 'name'],
  ['S2026-001', 'certificate'],
  ['31999919900101001X', 'refused'],
  ['３１９９９９１９９００１０１００１Ｘ', 'refused'],
  ['319999 19900101 0011', 'refused'],
] as const)('%s is looked for by %s', (text, by) => {
  expect(readSearch(text).by).toBe(by)
})
