import { describe, expect, it } from 'vitest'
import { asSendError, SendError, statusError } from '@/lib/core/send-error'

describe('statusError', () => {
  it.each([
    [301, 'redirect', false],
    [400, 'status_400', true],
    [404, 'status_404', true],
    [408, 'status_408', false],
    [409, 'status_409', false],
    [422, 'status_422', true],
    [425, 'status_425', false],
    [429, 'status_429', false],
    [500, 'status_500', false],
    [503, 'status_503', false],
  ])('%i is %s, final: %s', (status, code, isFinal) => {
    expect(statusError(status)).toMatchObject({ code, isFinal })
  })
})

describe('asSendError', () => {
  it('keeps what is known, and tries the rest again', () => {
    const known = new SendError('redirect')
    expect(asSendError(known)).toBe(known)
    expect(asSendError(new DOMException('', 'TimeoutError'))).toMatchObject({
      code: 'timeout',
      isFinal: false,
    })
    expect(asSendError(new TypeError('fetch failed'))).toMatchObject({ code: 'unreachable', isFinal: false })
    expect(asSendError('odd')).toMatchObject({ code: 'unreachable' })
  })
})
