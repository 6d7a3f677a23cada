const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

export type IdentityNumberReason = 'length' | 'alphabet' | 'division' | 'birth_date' | 'check_digit'

export type IdentityNumberResult =
  | { ok: true; number: string; birthDate: string; sex: 'female' | 'male' }
  | { ok: false; reason: IdentityNumberReason }

/** Full-width and lower-case letters and inner spaces are typing, not errors. */
const normaliseIdentityNumber = (raw: string): string =>
  raw.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/**
 * Checks an 18-digit identity number, says what is wrong with it and what it tells (birthDate is YYYY-MM-DD). The
 * birth date must be a day of the calendar from 1800 up to `today` (Shanghai, YYYY-MM-DD). Numbers keep the division
 * they were given under, so old codes are fine: only the province is looked at. Source: GB 11643-1999 §4.
 */
export const checkIdentityNumber = (raw: string, today: string): IdentityNumberResult => {
  const number = normaliseIdentityNumber(raw)
  if (number.length !== 18) return { ok: false, reason: 'length' }
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, reason: 'alphabet' }
  if (!PROVINCES.has(number.slice(0, 2))) return { ok: false, reason: 'division' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isCalendarDay(birthDate) || birthDate < '1800-01-01' || birthDate > today) {
    return { ok: false, reason: 'birth_date' }
  }
  if (number.charAt(17) !== checkDigit(number)) return { ok: false, reason: 'check_digit' }
  return { ok: true, number, birthDate, sex: Number(number.charAt(16)) % 2 === 0 ? 'female' : 'male' }
}

/** People are compared by name without blanks and without the difference of · and ・. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[・•‧∙・·]/g, '·')

// GB/T 2260 provinces; 81–83 residence permits of Hong Kong, Macao and Taiwan residents, 91 cards of foreigners.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)

const checkDigit = (number: string): string =>
  CHECK_DIGITS.charAt(
    WEIGHTS.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0) % 11,
  )

const isCalendarDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  // 2021-02-30 parses as 2 March: the round trip tells.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}
