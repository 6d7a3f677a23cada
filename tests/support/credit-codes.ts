const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * A made-up credit code with right check digits, told apart by `serial` (below 10,000,000). Written apart from
 * lib/facilities/credit-code.ts, so that a mistake there shows.
 */
export function creditCodeOf(head: string, serial = 1, division = '310120'): string {
  const body = `M${String(serial).padStart(7, '0')}`
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (sum, weight, at) => sum + weight * Number.parseInt(body.charAt(at), 36),
    0,
  )
  const digit = (11 - (inner % 11)) % 11
  const code = `${head}${division}${body}${digit === 10 ? 'X' : digit}`
  const sum = [...code].reduce((all, character, at) => all + ALPHABET.indexOf(character) * (3 ** at % 31), 0)
  return code + ALPHABET.charAt((31 - (sum % 31)) % 31)
}
