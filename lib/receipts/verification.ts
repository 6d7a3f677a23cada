import 'server-only'
import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { canonicalText } from '@/lib/core/canonical'
import { type PublicKey, verifyText } from '@/lib/core/signing'
import type { SignatureCheck } from './rules'
import { type ReceiptPayload, receiptPayload, type SignedReceipt } from './schema'

/** Signed words as they arrive: the payload may be anything until the signature has been checked. */
export type SignedWords = Omit<SignedReceipt, 'payload'> & { payload: unknown }

/** Whether one of these keys signed exactly this payload. */
export function checkSignature(signed: SignedWords, keys: readonly PublicKey[]): SignatureCheck {
  const { algorithm, keyId, signature } = signed
  const key = keys.find((one) => one.keyId === keyId && one.algorithm === algorithm)
  if (!key) return 'unknown_key'
  const text = canonicalOrNull(signed.payload)
  const isSigned = text !== null && verifyText(text, { algorithm, publicKey: key.publicKey, signature })
  return isSigned && receiptPayload.safeParse(signed.payload).success ? 'valid' : 'invalid'
}

function canonicalOrNull(value: unknown): string | null {
  try {
    return canonicalText(value)
  } catch {
    return null
  }
}

/** The payload as a receipt, or null for anything else. */
export const payloadOf = (value: unknown): ReceiptPayload | null =>
  receiptPayload.safeParse(value).data ?? null

/** The one text that carries a receipt and its signature: in the second QR code and in the file inside the PDF. */
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
 * The signed text inside a receipt's PDF, without a PDF reader: whoever checks needs this portal's code and nothing
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

/** A public key as it is handed over: PEM, base64 of the SPKI, or the answer of /api/v1/receipts/keys. Empty: none. */
export function readPublicKeys(text: string, algorithm: string): PublicKey[] {
  const listed = keysOfAnswer(text)
  if (listed) return listed
  const publicKey = text.replace(/-----[^-]+-----/g, '').replace(/\s/g, '')
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(publicKey)
  if (!isBase64 || (algorithm !== 'ed25519' && algorithm !== 'sm2')) return []
  return [{ algorithm, publicKey, keyId: keyIdOf(publicKey) }]
}

const keyIdOf = (publicKey: string) =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)

function keysOfAnswer(text: string): PublicKey[] | null {
  try {
    const { items } = JSON.parse(text) as { items: PublicKey[] }
    // The id is what the key itself gives, not what the answer claims.
    return items.map(({ algorithm, publicKey }) => ({ algorithm, publicKey, keyId: keyIdOf(publicKey) }))
  } catch {
    return null
  }
}
