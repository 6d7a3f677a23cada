/** Days a code is good for. */
export const TRANSFER_DAYS = 7

/** Crockford's letters: none looks like a figure. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** Twelve letters of 32 from as many random bytes: 60 bits, beyond guessing at any permitted pace. */
export const codeOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('')

export const CODE_BYTES = LENGTH

/** ABCD-EFGH-JKMN, as people read it to each other. */
export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** What was typed as it is compared; null when it can be no code. */
export function readCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : null
}
