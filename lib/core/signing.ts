import 'server-only'
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import path from 'node:path'
import { env } from './env'
import { keptText, textIfPresent } from './kept-file'
import { isSignedBySm2, makeSm2Key, openSm2Key } from './sm2'

export type SigningAlgorithm = 'ed25519' | 'sm2'

/** publicKey: SPKI DER, base64 (PEM without its frame); keyId: the first 16 hex digits of its SHA-256. */
export type PublicKey = { algorithm: SigningAlgorithm; keyId: string; publicKey: string }

/** signature: base64; Ed25519 as in RFC 8032, SM2 with SM3 as DER of r and s. */
export type TextSignature = { algorithm: SigningAlgorithm; keyId: string; signature: string }

type SigningKey = PublicKey & { sign: (text: string) => string }

const SCHEMES: Record<
  SigningAlgorithm,
  { file: string; make: () => string; open: (kept: string) => Omit<SigningKey, 'algorithm' | 'keyId'> }
> = {
  ed25519: {
    file: 'signing-ed25519.pem',
    make: () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    open: (kept) => {
      const key = createPrivateKey(kept)
      if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Not an Ed25519 key')
      return {
        publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
        sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
      }
    },
  },
  sm2: {
    file: 'signing-sm2.json',
    make: makeSm2Key,
    open: openSm2Key,
  },
}

/** Signs with the portal's own key (PORTAL_SIGNING), made in the data folder at first use. */
export function signText(canonicalText: string): TextSignature {
  const { algorithm, keyId, sign: signWithKey } = signingKey(env.PORTAL_SIGNING)
  return { algorithm, keyId, signature: signWithKey(canonicalText) }
}

/** Whether the holder of the key signed exactly this text; damaged keys and signatures are simply false. */
export function verifyText(
  text: string,
  by: { algorithm: string; publicKey: string; signature: string },
): boolean {
  const publicKey = Buffer.from(by.publicKey, 'base64')
  const signature = Buffer.from(by.signature, 'base64')
  try {
    if (by.algorithm === 'ed25519') {
      const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
      return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, signature)
    }
    return by.algorithm === 'sm2' && isSignedBySm2(text, publicKey, signature)
  } catch {
    return false
  }
}

/** The keys this portal signs and has signed with, the current one first: changing PORTAL_SIGNING voids nothing. */
export function publicKeys(): PublicKey[] {
  const others = (Object.keys(SCHEMES) as SigningAlgorithm[]).filter(
    (algorithm) => algorithm !== env.PORTAL_SIGNING && textIfPresent(fileOf(algorithm)) !== null,
  )
  return [env.PORTAL_SIGNING, ...others].map((name) => {
    const { algorithm, keyId, publicKey } = signingKey(name)
    return { algorithm, keyId, publicKey }
  })
}

const known = new Map<SigningAlgorithm, SigningKey>()

function signingKey(algorithm: SigningAlgorithm): SigningKey {
  const key = known.get(algorithm) ?? openKey(algorithm)
  known.set(algorithm, key)
  return key
}

function openKey(algorithm: SigningAlgorithm): SigningKey {
  const file = fileOf(algorithm)
  const kept = keptText(file, SCHEMES[algorithm].make)
  try {
    const key = SCHEMES[algorithm].open(kept)
    const hash = createHash('sha256').update(Buffer.from(key.publicKey, 'base64')).digest('hex')
    return { algorithm, keyId: hash.slice(0, 16), ...key }
  } catch (cause) {
    throw new Error(`签名密钥文件损坏，请从备份恢复（换用新密钥后，已发回执的签名无法用它核对）：${file}`, {
      cause,
    })
  }
}

const fileOf = (algorithm: SigningAlgorithm): string =>
  path.join(/* turbopackIgnore: true */ env.PORTAL_DATA_DIR, SCHEMES[algorithm].file)
