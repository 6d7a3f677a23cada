import { describe, expect, it } from 'vitest'
import { cutoffOf, ERASURE_CODES, ERASURE_RULES, keepText, keptSince } from '@/lib/erasures/rules'

describe('how long things are kept', () => {
  it.each([
    ['confirmations', '2026-11-23', '2026-11-16'],
    ['sessions', '2026-08-31', '2026-02-28'],
    ['outbox', '2026-03-01', '2026-01-30'],
    ['children', '2026-11-23', '2026-11-23'],
    ['guardianships', '2028-02-29', '2025-02-28'],
    ['staff', '2026-11-23', '2023-11-23'],
  ] as const)('%s on %s: from %s on', (code, today, since) => {
    expect(keptSince(code, today)).toBe(since)
  })

  it('a day begins in Shanghai, whatever zone the server is in', () => {
    expect(cutoffOf('confirmations', '2026-11-23').toISOString()).toBe('2026-11-15T16:00:00.000Z')
  })

  it('every rule says what goes, for how long it stays, and by what rule', () => {
    for (const code of ERASURE_CODES) {
      const { title, removes, source } = ERASURE_RULES[code]
      expect([title, removes, source].every((text) => text.length > 2)).toBe(true)
      expect(keepText(ERASURE_RULES[code])).toMatch(/天|月|年|不保留/)
      expect(source).toMatch(/《|本地默认/)
    }
  })
})
