import 'server-only'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { portalSecret } from './secret'

const VERSION = 'v1'
const SEAL = 'shanyu/seal/v1'
const LOOKUP = 'shanyu/lookup/v1'
const SHAPE = /^v1\.([\w-]{16})\.([\w-]{22})\.([\w-]*)$/

const keys = new Map<string, Buffer>()

/** One key a purpose: what is learnt of one says nothing of another, nor of the secret they come from. */
function keyFor(purpose: string): Buffer {
  const made = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', portalSecret(), '', purpose, 32))
  keys.set(purpose, made)
  return made
}

/**
 * Text as kept in the database: `v1.<iv>.<tag>.<data>`, AES-256-GCM, base64url; each call gives another text.
 * Source: 个人信息保护法 第51条（加密）; find equal values by lookupHash.
 */
export function seal(text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(SEAL), iv)
  cipher.setAAD(Buffer.from(VERSION))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [VERSION, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.')
}

/** The text under a seal. Throws when the seal is damaged or was made with another secret. */
export function unseal(sealed: string): string {
  const [iv, tag, data] = (SHAPE.exec(sealed) ?? []).slice(1).map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !data) throw new Error('Sealed text is damaged: not of the form v1.<iv>.<tag>.<data>')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(SEAL), iv, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(VERSION))
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new Error('Sealed text is damaged or was sealed with another secret', { cause })
  }
}

/**
 * HMAC-SHA-256 (hex) to find and compare sealed values: full-width characters, case and outer blanks do not matter.
 * Keyed, because a bare hash of an identity number is undone by trying them all.
 */
export const lookupHash = (text: string): string =>
  createHmac('sha256', keyFor(LOOKUP)).update(text.normalize('NFKC').trim().toUpperCase()).digest('hex')
