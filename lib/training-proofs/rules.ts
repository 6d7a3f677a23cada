import type { SignatureCheck } from '@/lib/core/signed-words'

/** Crockford's letters: none that is taken for a figure or another letter on paper. */
export const NUMBER_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const NUMBER_LENGTH = 12

const DEMO_PREFIX = '演示-'
const DASHES = /[‐‑‒–—―−－﹣ー_]/g

/**
 * XS2026-AB12-CD34-EF56: year in Shanghai and 60 bits of chance. A running number would let anybody read who was
 * trained by counting up; the demo world's numbers say so themselves.
 */
export function proofNumber(year: number, letters: string, isDemo: boolean): string {
  return `${isDemo ? DEMO_PREFIX : ''}XS${year}-${letters.match(/.{4}/g)?.join('-') ?? letters}`
}

/** A number as people type it from paper: full width, lower case, other dashes, O for 0, I and L for 1. Null: none. */
export function readProofNumber(text: string): string | null {
  const plain = decoded(text.slice(0, 300))
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(DASHES, '-')
    .toUpperCase()
  const parts = /^(演示-?)?XS(\d{4})-?([0-9A-Z]{4})-?([0-9A-Z]{4})-?([0-9A-Z]{4})$/.exec(plain)
  if (!parts) return null
  const [, demo, year, ...groups] = parts
  const letters = groups.join('').replaceAll('O', '0').replace(/[IL]/g, '1')
  return letters.includes('U') ? null : proofNumber(Number(year), letters, demo !== undefined)
}

/** A number out of an address may still be percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** outdated: an attendance it lists was taken back after it was signed. */
export type ProofStanding = 'valid' | 'outdated' | 'revoked' | 'invalid'

/** What a proof is to whoever asks: one that fails its check is invalid, whatever its row says. */
export function standingOf(found: {
  check: SignatureCheck
  isSameNumber: boolean
  isRevoked: boolean
  revokedAttendances: number
}): ProofStanding {
  if (found.check !== 'valid' || !found.isSameNumber) return 'invalid'
  if (found.isRevoked) return 'revoked'
  return found.revokedAttendances > 0 ? 'outdated' : 'valid'
}
