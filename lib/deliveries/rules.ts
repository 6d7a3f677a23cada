import { maskEmail, maskPhone } from '@/lib/format/mask'

const MOST_TITLE_CHARACTERS = 120
const MOST_TEXT_CHARACTERS = 2_000

// Control characters, halves of a surrogate pair, line and paragraph separators, and the marks that turn the reading direction around.
const UNPRINTABLE = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

const clip = (text: string, most: number): string => {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** One line without control characters, at most `most` characters: a subject cannot become a second header. */
export const oneLine = (text: string, most = MOST_TITLE_CHARACTERS): string =>
  clip(text.replace(UNPRINTABLE, ' ').replace(/ {2,}/g, ' ').trim(), most)

/** Paragraphs without other control characters, at most `most` characters. */
export const paragraphs = (text: string, most = MOST_TEXT_CHARACTERS): string =>
  clip(
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .split('\n')
      .map((line) => line.replace(UNPRINTABLE, ' ').trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    most,
  )

const FIRST_WAITS_MINUTES = [1, 5, 15]
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/** Tries of one message before it is given up: the waits between them fill a day. */
export const MOST_ATTEMPTS =
  FIRST_WAITS_MINUTES.length +
  1 +
  Math.floor((DAY_MINUTES - FIRST_WAITS_MINUTES.reduce((sum, minutes) => sum + minutes, 0)) / HOUR_MINUTES)

/** Minutes to wait after the n-th try failed: 1, 5, 15, then hourly. */
export const waitMinutes = (attempts: number): number => FIRST_WAITS_MINUTES[attempts - 1] ?? HOUR_MINUTES

/**
 * Milliseconds to the next try after the n-th failed. `chance` (0 to 1) moves it by up to a tenth either way, so that
 * what failed together does not come back together.
 */
export const retryForeverMilliseconds = (attempts: number, chance: number): number =>
  Math.round(waitMinutes(attempts) * 60_000 * (0.9 + 0.2 * chance))

/** The same, but null when a day of trying is over. */
export const retryMilliseconds = (attempts: number, chance: number): number | null =>
  attempts >= MOST_ATTEMPTS ? null : retryForeverMilliseconds(attempts, chance)

type Message = { title: string; text: string; href?: string }

/** The absolute address of a path of this portal; null without a path or before PORTAL_PUBLIC_URL is set. */
export function absoluteLink(href: string | undefined, publicUrl: string | undefined): string | null {
  if (!href || !publicUrl) return null
  return new URL(href, publicUrl).href
}

/** Body of the e-mail: what happened, what to do, where. */
export function mailText({ text, href }: Message, publicUrl: string | undefined): string {
  const link = absoluteLink(href, publicUrl)
  const way = link ? `办理请打开：${link}` : href ? '请登录善育门户，在“消息”里查看和办理。' : ''
  return [text, way, '这封邮件由系统发出，请不要回复。'].filter(Boolean).join('\n\n')
}

const MOST_SMS_CHARACTERS = 200

/** One line of at most 200 characters before the link. */
export function smsText({ title, text, href }: Message, publicUrl: string | undefined): string {
  const said = oneLine([title, text].filter(Boolean).join('：'), MOST_SMS_CHARACTERS)
  const link = absoluteLink(href, publicUrl)
  return link ? `${said} ${link}` : said
}

/** An address as an administrator sees it: z***@example.com, 138****5678. */
export const maskedAddress = (channel: 'email' | 'sms', address: string): string =>
  channel === 'sms' ? maskPhone(address) : maskEmail(address)
