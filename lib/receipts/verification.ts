import 'server-only'
import { createHash } from 'node:crypto'
import { checkWords, type SignatureCheck, type SignedWords } from '@/lib/core/signed-words'
import type { PublicKey } from '@/lib/core/signing'
import { type ReceiptPayload, receiptPayload } from './schema'

/** Whether one of these keys signed exactly this receipt. */
export function checkSignature(signed: SignedWords, keys: readonly PublicKey[]): SignatureCheck {
  const check = checkWords(signed, keys)
  return check === 'valid' && payloadOf(signed.payload) === null ? 'invalid' : check
}

/** The payload as a receipt, or null for anything else. */
export const payloadOf = (value: unknown): ReceiptPayload | null =>
  receiptPayload.safeParse(value).data ?? null

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
