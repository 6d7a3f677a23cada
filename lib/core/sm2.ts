import 'server-only'
import { sm2 } from 'sm-crypto-v2'

// SubjectPublicKeyInfo before an uncompressed point on the SM2 curve (GM/T 0015, OID 1.2.156.10197.1.301).
const FRAME = '3059301306072a8648ce3d020106082a811ccf5501822d034200'

/** A new SM2 private key, as kept in the data folder. */
export const makeSm2Key = (): string => JSON.stringify({ privateKey: sm2.generateKeyPairHex().privateKey })

/** The public key (SPKI DER, base64) and the signer (SM2 with SM3, DER, base64) of a kept key. Throws when damaged. */
export function openSm2Key(kept: string): { publicKey: string; sign: (text: string) => string } {
  const { privateKey } = JSON.parse(kept) as { privateKey?: unknown }
  if (typeof privateKey !== 'string' || !/^[0-9a-f]{64}$/.test(privateKey))
    throw new TypeError('Not an SM2 key')
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  return {
    publicKey: Buffer.from(FRAME + publicKey, 'hex').toString('base64'),
    sign: (text) =>
      Buffer.from(sm2.doSignature(text, privateKey, { hash: true, der: true, publicKey }), 'hex').toString(
        'base64',
      ),
  }
}

/** Whether an SM2 signature with SM3 and the standard's default identity fits. Source: GB/T 32918.2-2016 §7. */
export function isSignedBySm2(text: string, publicKey: Buffer, signature: Buffer): boolean {
  const hex = publicKey.toString('hex')
  const pair = pairOf(signature)
  if (!pair || !hex.startsWith(FRAME)) return false
  return sm2.doVerifySignature(text, pair, hex.slice(FRAME.length), { hash: true })
}

/** r and s as 128 hex digits; null unless the DER is exact. The package's own reader skips what it does not know. */
function pairOf(der: Buffer): string | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null
  const r = integerAt(der, 2)
  const s = r && integerAt(der, r.end)
  return s && s.end === der.length ? r.hex + s.hex : null
}

function integerAt(der: Buffer, start: number): { hex: string; end: number } | null {
  const length = der[start + 1] ?? 0
  const end = start + 2 + length
  const value = der.subarray(start + 2, end)
  const [first = 0x80, second = 0x80] = value
  const isPadded = first === 0 && second < 0x80
  if (der[start] !== 0x02 || value.length !== length || first >= 0x80 || isPadded || length > 33) return null
  return { hex: value.toString('hex').padStart(64, '0').slice(-64), end }
}
