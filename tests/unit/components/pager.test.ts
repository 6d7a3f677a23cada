import { expect, test } from 'vitest'
import { pagesShown } from '@/components/ui/pager'

test.each([
  { page: 1, last: 1, shown: [1] },
  { page: 1, last: 3, shown: [1, 2, 3] },
  { page: 1, last: 9, shown: [1, 2, null, 9] },
  { page: 5, last: 9, shown: [1, null, 4, 5, 6, null, 9] },
  { page: 9, last: 9, shown: [1, null, 8, 9] },
  { page: 12, last: 9, shown: [1, null, 9] },
])('page $page of $last offers $shown', ({ page, last, shown }) => {
  expect(pagesShown(page, last)).toEqual(shown)
})
