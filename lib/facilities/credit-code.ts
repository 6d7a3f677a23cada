const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** Who registers a legal person: 机构编制, 民政, 市场监管 (托育机构登记和备案办法 第4条), or any other body. */
export type RegistrationAuthority = 'establishment' | 'civil_affairs' | 'market_regulation' | 'other'

export type CreditCodeReason = 'length' | 'alphabet' | 'division' | 'check_digit' | 'organisation_check_digit'

export type CreditCodeResult = { ok: true; code: string } | { ok: false; reason: CreditCodeReason }

const AUTHORITY_OF_FIRST: Readonly<Record<string, RegistrationAuthority>> = {
  '1': 'establishment',
  '5': 'civil_affairs',
  '9': 'market_regulation',
}

const sum = (text: string, weights: readonly number[], worth: (character: string) => number): number =>
  weights.reduce((total, weight, index) => total + weight * worth(text.charAt(index)), 0)

const creditCheckDigit = (code: string): string =>
  ALPHABET.charAt((31 - (sum(code, CREDIT_WEIGHTS, (c) => ALPHABET.indexOf(c)) % 31)) % 31)

// GB 11714 numbers all 36 characters (A = 10 … Z = 35), unlike the 31-character alphabet around it.
const organisationCheckDigit = (body: string): string => {
  const digit = (11 - (sum(body, ORGANISATION_WEIGHTS, (c) => Number.parseInt(c, 36)) % 11)) % 11
  return digit === 10 ? 'X' : String(digit)
}

/** Full-width and lower-case letters and inner spaces are typing, not errors. */
export const normaliseCreditCode = (raw: string): string =>
  raw.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/**
 * Checks a unified social credit code and says what is wrong with it: its own check digit (18th character)
 * and that of the organisation code inside (17th). Source: GB 32100-2015, GB 11714-1997; regulations §6.6.
 */
export const checkCreditCode = (raw: string): CreditCodeResult => {
  const code = normaliseCreditCode(raw)
  if (code.length !== 18) return { ok: false, reason: 'length' }
  if (Array.from(code).some((character) => !ALPHABET.includes(character))) {
    return { ok: false, reason: 'alphabet' }
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) return { ok: false, reason: 'division' }
  if (code.charAt(17) !== creditCheckDigit(code)) return { ok: false, reason: 'check_digit' }
  if (code.charAt(16) !== organisationCheckDigit(code.slice(8, 16))) {
    return { ok: false, reason: 'organisation_check_digit' }
  }
  return { ok: true, code }
}

/** The authority the code's first character names (GB 32100-2015 table 1). Ask only about checked codes. */
export const registrationAuthorityOf = (code: string): RegistrationAuthority =>
  AUTHORITY_OF_FIRST[normaliseCreditCode(code).charAt(0)] ?? 'other'
