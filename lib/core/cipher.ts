import 'server-only'
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

export const CIPHERS = ['aes-256-gcm', 'sm4'] as const
export type CipherName = (typeof CIPHERS)[number]

/** One version of the key that seals: 32 bytes, and the cipher they are for. */
export type DataKey = { version: number; cipher: CipherName; key: Buffer }

type Sealed = { iv: Buffer; tag: Buffer; data: Buffer }
type Scheme = {
  ivBytes: number
  tagBytes: number
  seal: (key: Buffer, context: string, iv: Buffer, text: Buffer) => Sealed
  open: (key: Buffer, context: string, sealed: Sealed) => Buffer
}

const AES: Scheme = {
  ivBytes: 12,
  tagBytes: 16,
  seal(key, context, iv, text) {
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    cipher.setAAD(Buffer.from(context))
    const data = Buffer.concat([cipher.update(text), cipher.final()])
    return { iv, tag: cipher.getAuthTag(), data }
  },
  open(key, context, { iv, tag, data }) {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(data), decipher.final()])
  },
}

// GM/T 0002 SM4 in counter mode, then HMAC-SM3 over all of it: OpenSSL has no SM4-GCM. Two keys from the one.
const SM4: Scheme = {
  ivBytes: 16,
  tagBytes: 32,
  seal(key, context, iv, text) {
    const cipher = createCipheriv('sm4-ctr', part(key, 'encrypt', 16), iv)
    const data = Buffer.concat([cipher.update(text), cipher.final()])
    return { iv, tag: macOf(key, context, iv, data), data }
  },
  open(key, context, { iv, tag, data }) {
    if (!timingSafeEqual(macOf(key, context, iv, data), tag)) throw new Error('wrong tag')
    const decipher = createDecipheriv('sm4-ctr', part(key, 'encrypt', 16), iv)
    return Buffer.concat([decipher.update(data), decipher.final()])
  },
}

const SCHEMES: Record<CipherName, Scheme> = { 'aes-256-gcm': AES, sm4: SM4 }

const part = (key: Buffer, use: string, bytes: number) =>
  Buffer.from(hkdfSync('sm3', key, '', `shanyu/sm4/${use}`, bytes))

function macOf(key: Buffer, context: string, iv: Buffer, data: Buffer): Buffer {
  const mac = createHmac('sm3', part(key, 'authenticate', 32))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(context.length)
  return mac.update(length).update(context).update(iv).update(data).digest()
}

/** `v<version>.<iv>.<tag>.<data>`, base64url; each call gives another text. */
export function sealUnder({ version, cipher, key }: DataKey, text: string): string {
  const scheme = SCHEMES[cipher]
  const { iv, tag, data } = scheme.seal(key, `v${version}`, randomBytes(scheme.ivBytes), Buffer.from(text))
  return [`v${version}`, ...[iv, tag, data].map((bytes) => bytes.toString('base64url'))].join('.')
}

const SHAPE = /^v(\d{1,6})\.([\w-]+)\.([\w-]+)\.([\w-]*)$/

/** The key version a sealed text names. Throws when it is no sealed text. */
export function versionOf(sealed: string): number {
  const version = SHAPE.exec(sealed)?.[1]
  if (!version) throw new Error('Sealed text is damaged: not of the form v<version>.<iv>.<tag>.<data>')
  return Number(version)
}

/** The text under a seal. Throws when the seal is damaged or was made with another key. */
export function openUnder({ version, cipher, key }: DataKey, sealed: string): string {
  const scheme = SCHEMES[cipher]
  const [, , ...encoded] = SHAPE.exec(sealed) ?? []
  const [iv, tag, data] = encoded.map((bytes) => Buffer.from(bytes, 'base64url'))
  if (!data || iv?.length !== scheme.ivBytes || tag?.length !== scheme.tagBytes)
    throw new Error('Sealed text is damaged: its parts have the wrong length')
  try {
    return scheme.open(key, `v${version}`, { iv, tag, data }).toString('utf8')
  } catch (cause) {
    throw new Error('Sealed text is damaged or was sealed with another secret', { cause })
  }
}
