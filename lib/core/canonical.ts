import canonicalize from 'canonicalize'

/**
 * JSON with one spelling for one value (RFC 8785): what is signed, hashed or compared. Throws for what JSON cannot say:
 * undefined, functions, NaN and infinities, circles, and text with half a surrogate pair (§3.2.2.2).
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('The value has no JSON form')
  // canonicalize writes a function in an object as `undefined` and lets half pairs through: read it back to see.
  JSON.parse(text, (key, part) => {
    if (HALF_PAIR.test(key) || (typeof part === 'string' && HALF_PAIR.test(part))) {
      throw new TypeError('Text with half a surrogate pair has no canonical form')
    }
    return part
  })
  return text
}

const HALF_PAIR = /\p{Surrogate}/u
