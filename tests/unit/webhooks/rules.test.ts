import { expect, it } from 'vitest'
import { MOST_ATTEMPTS, retryWaitMs } from '@/lib/webhooks/rules'

it.each([
  [1, 60_000],
  [2, 120_000],
  [10, 512 * 60_000],
  [11, 720 * 60_000],
  [MOST_ATTEMPTS, null],
])('after %i tries the next comes in %s ms', (attempts, wait) => {
  expect(retryWaitMs(attempts)).toBe(wait)
})
