import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A photograph of the screen is worthless within a minute; long enough to type eight figures. */
export const CODE_SECONDS = 30
const DIGITS = 8

/** What a session's codes come from; sealed before it is kept. */
export const newCodeSecret = (): string => randomBytes(32).toString('base64url')

export const codeWindow = (at: Date): number => Math.floor(at.getTime() / (CODE_SECONDS * 1000))

/** When the code shown at this instant gives way to the next. */
export const codeEndsAt = (at: Date): Date => new Date((codeWindow(at) + 1) * CODE_SECONDS * 1000)

/** The code of a window: HMAC-SHA-256 of its number, cut to eight figures (as RFC 4226 cuts its own). */
export function codeAt(secret: string, window: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(window))
  const mac = createHmac('sha256', Buffer.from(secret, 'base64url')).update(counter).digest()
  return String(mac.readBigUInt64BE(0) % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')
}

/** True for the code of this window or the one before it, which may just have left the screen. */
export function isCodeOf(secret: string, typed: string, at: Date): boolean {
  const window = codeWindow(at)
  const given = Buffer.from(typed.padEnd(DIGITS).slice(0, 64))
  return [window, window - 1]
    .map((one) => Buffer.from(codeAt(secret, one)))
    .some((code) => code.length === given.length && timingSafeEqual(code, given))
}
