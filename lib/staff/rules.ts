import { addDays, type DateString, daysBetween } from '@/lib/format/date'

/** Youngest working age (劳动法 第十五条: nobody under sixteen is employed). */
const LEAST_AGE_YEARS = 16
const SOON_DAYS = 30

export type HealthCertificate = 'none' | 'expired' | 'soon' | 'valid'

/**
 * Where a health certificate stands today; its last day still counts, `soon` is within 30 days. Source: 托儿所幼儿园
 * 卫生保健管理办法 第十四条（每年体检一次）.
 */
export function healthCertificate(until: DateString | null, today: DateString): HealthCertificate {
  if (until === null) return 'none'
  if (until < today) return 'expired'
  return daysBetween(today, until) <= SOON_DAYS ? 'soon' : 'valid'
}

/** True when the birth date makes the person sixteen by that day. */
export function isOfWorkingAge(birthDate: DateString, on: DateString): boolean {
  const sixteenth = `${Number(birthDate.slice(0, 4)) + LEAST_AGE_YEARS}${birthDate.slice(4)}`
  // 29 February: the birthday of a common year is 1 March.
  return sixteenth.padStart(10, '0') <= on
}

export type PostDates = { startedOn: DateString; endedOn?: DateString | null }

/** What is wrong with the days of a post, by field; empty when nothing is. A start may be announced a month ahead. */
export function dateErrors({ startedOn, endedOn }: PostDates, today: DateString): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  if (startedOn > addDays(today, 31)) errors.startedOn = ['到岗日期太远了，请核对']
  if (endedOn && endedOn < startedOn) errors.endedOn = ['离岗日期不能早于到岗日期']
  if (endedOn && endedOn > today) errors.endedOn = ['离岗日期不能晚于今天']
  return errors
}
