/** A code lives this long; it is typed from a message that has just come in. */
export const CODE_MINUTES = 10
/** Tries of one code; the sixth is refused even if right. Five of a million, ten codes a day at most. */
export const MOST_ATTEMPTS = 5
const RESEND_SECONDS = 60
/** Codes sent to one address in 24 hours, whoever asks. */
export const MOST_CODES_PER_DAY = 10

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const CODE_SHAPE = /^\d{6}$/

export const codeExpiry = (sentAt: Date): Date => new Date(sentAt.getTime() + CODE_MINUTES * MINUTE)
export const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY)

/** Seconds until another code may be sent; 0 when it may now. */
export function secondsToResend(sentAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((sentAt.getTime() + RESEND_SECONDS * 1_000 - now.getTime()) / 1_000))
}

export type Verdict = 'right' | 'wrong' | 'used' | 'used_up' | 'expired'

/** What a typed code means: a used one stays used, a right one comes too late after five tries or ten minutes. */
export function judge(
  confirmation: { confirmedAt: Date | null; attempts: number; expiresAt: Date },
  isRight: boolean,
  now: Date,
): Verdict {
  if (confirmation.confirmedAt) return 'used'
  if (confirmation.attempts >= MOST_ATTEMPTS) return 'used_up'
  if (confirmation.expiresAt <= now) return 'expired'
  return isRight ? 'right' : 'wrong'
}

export const normaliseEmail = (raw: string): string => raw.normalize('NFKC').trim().toLowerCase()

/** +86 and the spaces and dashes people group a number by are typing. */
export const normalisePhone = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .replace(/^(\+|00)86(?=1\d{10}$)/, '')
