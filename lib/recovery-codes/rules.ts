export const RECOVERY_CODES = 10

/** Letters and digits nobody mixes up (no 0 O 1 I L U). */
export const RECOVERY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECOVERY_LENGTH = 10

/** Ten characters of thirty: 49 bits, more than anybody can try against a lock. As printed: ABCDE-FGHJK. */
export function recoveryCodeFrom(randomBelow: (most: number) => number): string {
  const letters = Array.from(
    { length: RECOVERY_LENGTH },
    () => RECOVERY_ALPHABET[randomBelow(RECOVERY_ALPHABET.length)],
  ).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** A typed code without blanks and dashes, in capitals: what is hashed and compared. */
export const normalCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―_]/g, '')
    .toUpperCase()

export const isRecoveryShape = (code: string): boolean =>
  code.length === RECOVERY_LENGTH && [...code].every((letter) => RECOVERY_ALPHABET.includes(letter))
