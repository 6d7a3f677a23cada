import { describe, expect, it } from 'vitest'
import { isSignInOpen, mayHappen, type SessionEvent, sessionTimes } from '@/lib/training-sessions/rules'
import { CODE_SECONDS, codeAt, codeEndsAt, codeWindow, isCodeOf } from '@/lib/training-sessions/sign-in-codes'
import type { TrainingSessionState } from '@/prisma/generated/enums'

describe('sessionTimes', () => {
  it.each([
    ['2026-11-25', '09:00', '12:00', '2026-11-25T01:00:00.000Z', '2026-11-25T04:00:00.000Z'],
    ['2026-11-25', '00:00', '16:00', '2026-11-24T16:00:00.000Z', '2026-11-25T08:00:00.000Z'],
    ['2026-12-31', '20:30', '23:59', '2026-12-31T12:30:00.000Z', '2026-12-31T15:59:00.000Z'],
  ])('%s %s–%s in Shanghai', (day, from, to, startsAt, endsAt) => {
    const times = sessionTimes(day, from, to)
    expect([times?.startsAt.toISOString(), times?.endsAt.toISOString()]).toEqual([startsAt, endsAt])
  })

  it.each([
    ['12:00', '12:00'],
    ['12:00', '09:00'],
    ['00:00', '16:01'],
  ])('refuses %s–%s', (from, to) => {
    expect(sessionTimes('2026-11-25', from, to)).toBeNull()
  })
})

const facts = (state: TrainingSessionState) => ({
  state,
  startsAt: new Date('2026-11-25T01:00:00Z'),
  endsAt: new Date('2026-11-25T04:00:00Z'),
})

describe('isSignInOpen', () => {
  it.each<[TrainingSessionState, string, boolean]>([
    ['planned', '2026-11-25T00:44:59Z', false],
    ['planned', '2026-11-25T00:45:00Z', true],
    ['planned', '2026-11-25T04:15:00Z', true],
    ['planned', '2026-11-25T04:15:01Z', false],
    ['held', '2026-11-25T02:00:00Z', false],
    ['cancelled', '2026-11-25T02:00:00Z', false],
  ])('%s at %s: %s', (state, at, open) => {
    expect(isSignInOpen(facts(state), new Date(at))).toBe(open)
  })
})

describe('mayHappen', () => {
  const before = '2026-11-25T00:59:59Z'
  const during = '2026-11-25T01:00:00Z'
  const after = '2026-11-25T04:00:00Z'
  it.each<[TrainingSessionState, string, SessionEvent[]]>([
    ['planned', before, ['edit', 'cancel']],
    ['planned', during, ['record', 'cancel']],
    ['planned', after, ['record', 'close', 'cancel']],
    ['held', after, ['record']],
    ['cancelled', before, []],
    ['cancelled', after, []],
  ])('%s at %s: %j', (state, at, events) => {
    const all: SessionEvent[] = ['edit', 'record', 'close', 'cancel']
    expect(all.filter((event) => mayHappen(event, facts(state), new Date(at)))).toEqual(events)
  })
})

describe('the codes of a room', () => {
  const secret = Buffer.from('a session of its own').toString('base64url')
  const at = new Date('2026-11-25T01:00:10Z')
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)

  // The first figure was computed with another program (Python's hmac).
  it('is a pure function of secret and window, eight figures long', () => {
    expect(codeAt(secret, 0)).toBe('10443273')
    expect(codeAt(secret, 1)).not.toBe(codeAt(secret, 0))
    expect(codeAt('b3RoZXI', 0)).not.toBe(codeAt(secret, 0))
    for (let window = 0; window < 200; window++) expect(codeAt(secret, window)).toMatch(/^\d{8}$/)
  })

  it('changes every half minute and says when', () => {
    expect(CODE_SECONDS).toBe(30)
    expect(codeEndsAt(at).toISOString()).toBe('2026-11-25T01:00:30.000Z')
    expect(codeWindow(later(20))).toBe(codeWindow(at) + 1)
  })

  it.each([
    [0, true],
    [19, true],
    [20, true],
    [49, true],
    [50, false],
    [-11, false],
    [3600, false],
  ])('the code of now, %i seconds on: %s', (seconds, good) => {
    expect(isCodeOf(secret, codeAt(secret, codeWindow(at)), later(seconds))).toBe(good)
  })

  it.each(['', '0', '000000000', 'abcdefgh', '１２３４５６７８'])('%j is none', (typed) => {
    expect(isCodeOf(secret, typed, at)).toBe(false)
  })
})
