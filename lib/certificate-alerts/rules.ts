import { ALERT_DAYS } from '@/lib/certificates/rules'
import { type DateString, daysBetween } from '@/lib/format/date'

export type AlertStep = (typeof ALERT_DAYS)[number]

/** The nearest threshold a certificate has come under: 90, 60 or 30 days before its last day, 0 once that is past; null before. */
export function alertStep(validUntil: DateString, today: DateString): AlertStep | null {
  const left = daysBetween(today, validUntil)
  if (left < 0) return 0
  const nearest = ALERT_DAYS.filter((days) => days > 0 && left <= days).at(-1)
  return nearest ?? null
}

/** How many certificates of a body, or of a county, came under each threshold since it was told last. */
export type Digest = { ended: number; in30: number; in60: number; in90: number }

const PARTS = [
  ['ended', '已过期'],
  ['in30', '30 天内到期'],
  ['in60', '60 天内到期'],
  ['in90', '90 天内到期'],
] as const satisfies [keyof Digest, string][]

/** “已过期 2 张、30 天内到期 3 张”: no names, because it goes out by e-mail and SMS as well. */
export const digestText = (digest: Digest): string =>
  PARTS.filter(([key]) => digest[key] > 0)
    .map(([key, words]) => `${words} ${digest[key]} 张`)
    .join('、')

export const digestTotal = ({ ended, in30, in60, in90 }: Digest): number => ended + in30 + in60 + in90
