/**
 * Why something sent outside did not arrive. Codes, never the other side's own words (they may name people):
 * timeout, unreachable, redirect, too_large, unreadable, bad_address, rejected, status_503, smtp_451 …
 */
export class SendError extends Error {
  readonly code: string
  /** Trying again cannot help: the other side refused this very message. */
  readonly isFinal: boolean

  constructor(code: string, isFinal = false, cause?: unknown) {
    super(code, { cause })
    this.name = 'SendError'
    this.code = code
    this.isFinal = isFinal
  }
}

/** Refusals that pass by themselves: time-out, conflict with a try still running, too early, too many. */
const PASSING_STATUS = [408, 409, 425, 429]

/** What an HTTP status that is no success means for the message. */
export function statusError(status: number): SendError {
  if (status >= 300 && status < 400) return new SendError('redirect')
  return new SendError(`status_${status}`, status >= 400 && status < 500 && !PASSING_STATUS.includes(status))
}

/** The same for whatever a try threw; what is none of ours counts as unreachable and is tried again. */
export function asSendError(error: unknown): SendError {
  if (error instanceof SendError) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError' || name === 'AbortError') return new SendError('timeout', false, error)
  return new SendError('unreachable', false, error)
}
