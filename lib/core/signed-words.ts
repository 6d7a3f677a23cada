import 'server-only'
import { inflateSync } from 'node:zlib'
import { canonicalText } from './canonical'
import { type PublicKey, verifyText } from './signing'

/** What the check of a signature found; `unknown_key`: the key is none of those the checker holds. */
export type SignatureCheck = 'valid' | 'invalid' | 'unknown_key'

/** Signed words as they arrive: the payload may be anything until the signature has been checked. */
export type SignedWords = { payload: unknown; algorithm: string; keyId: string; signature: string }

/** Whether one of these keys signed exactly this payload; whoever reads it checks its shape as well. */
export function checkWords(signed: SignedWords, keys: readonly PublicKey[]): SignatureCheck {
  const { algorithm, keyId, signature } = signed
  const key = keys.find((one) => one.keyId === keyId && one.algorithm === algorithm)
  if (!key) return 'unknown_key'
  const text = canonicalOrNull(signed.payload)
  const isSigned = text !== null && verifyText(text, { algorithm, publicKey: key.publicKey, signature })
  return isSigned ? 'valid' : 'invalid'
}

function canonicalOrNull(value: unknown): string | null {
  try {
    return canonicalText(value)
  } catch {
    return null
  }
}

/** The one text that carries a document and its signature: in a QR code and in the file inside the PDF. */
export const signedText = ({ payload, algorithm, keyId, signature }: SignedWords): string =>
  canonicalText({ payload, algorithm, keyId, signature })

/** Reads that text back; null when it is none. */
export function readSignedText(text: string): SignedWords | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    if (typeof value !== 'object' || value === null || !('payload' in value)) return null
    const { payload, algorithm, keyId, signature } = value as Record<string, unknown>
    const isWhole = [algorithm, keyId, signature].every((one) => typeof one === 'string')
    return isWhole
      ? { payload, algorithm: `${algorithm}`, keyId: `${keyId}`, signature: `${signature}` }
      : null
  } catch {
    return null
  }
}

const MOST_INFLATED_BYTES = 1024 * 1024

/**
 * The signed text inside a document's PDF, without a PDF reader: whoever checks needs this portal's code and nothing
 * else. Null when another program has rewritten the file's structure or it never held one.
 */
export function readSignedPdf(bytes: Buffer): SignedWords | null {
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue
    const start = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1)
    const end = bytes.indexOf('endstream', start)
    const found = end === -1 ? null : readSignedText(inflated(bytes.subarray(start, end)))
    if (found) return found
  }
  return null
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_INFLATED_BYTES }).toString('utf8')
  } catch {
    return ''
  }
}
