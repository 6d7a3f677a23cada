import { addDays, type DateString } from '@/lib/format/date'
import { overlaps, type Span } from '@/lib/ratios/rules'

/** Days back a roster may still be put right, and forward it may be planned. */
export const ROSTER_DAYS = 7

export const DEFAULT_SPAN: Span = { fromMinute: 8 * 60, untilMinute: 17 * 60 }

export const isRosterDay = (day: DateString, today: DateString): boolean =>
  day >= addDays(today, -ROSTER_DAYS) && day <= addDays(today, ROSTER_DAYS)

/** 08:05, 8:05 or 24:00 as minutes after midnight; null for anything else. Full-width digits are read. */
export function minuteOf(text: string): number | null {
  const found = /^(\d{1,2})[::](\d{2})(?::00)?$/.exec(text.normalize('NFKC').trim())
  if (!found) return null
  const [hour, minute] = [Number(found[1]), Number(found[2])]
  const total = hour * 60 + minute
  return minute < 60 && total <= 1440 ? total : null
}

export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export type Duty = Span & { personId: string; classId: string | null }

const keyOf = ({ personId, classId, fromMinute, untilMinute }: Duty) =>
  [personId, classId ?? '', fromMinute, untilMinute].join('|')

/** What has to go and what has to come; what stays keeps its record, so that the older of two duties stays the older. */
export function difference<S extends Duty, W extends Duty>(stored: readonly S[], wanted: readonly W[]) {
  const have = new Set(stored.map(keyOf))
  const want = new Set(wanted.map(keyOf))
  return {
    gone: stored.filter((one) => !want.has(keyOf(one))),
    added: wanted.filter((one) => !have.has(keyOf(one))),
  }
}

/** Rows of one person that cover the same minutes: nobody is in two classes at once. */
export function doubled<T extends Duty>(duties: readonly T[]): T[] {
  return duties.filter((one, index) =>
    duties.slice(0, index).some((other) => other.personId === one.personId && overlaps(other, one)),
  )
}
