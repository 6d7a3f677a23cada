import 'server-only'
import { createHmac } from 'node:crypto'
import { openUnder, sealUnder, versionOf } from './cipher'
import { keyFor, keyOfVersion, sealingKey } from './keyring'

const LOOKUP = 'shanyu/lookup/v1'

/**
 * Text as kept in the database: `v<key version>.<iv>.<tag>.<data>`, AES-256-GCM or SM4 (PORTAL_CIPHER); each call gives
 * another text. Source: 个人信息保护法 第51条（加密）; find equal values by lookupHash.
 */
export const seal = async (text: string): Promise<string> => sealUnder(await sealingKey(), text)

/** The text under a seal. Throws when the seal is damaged or was made with another secret. */
export const unseal = async (sealed: string): Promise<string> =>
  openUnder(await keyOfVersion(versionOf(sealed)), sealed)

/**
 * HMAC-SHA-256 (hex) to find and compare sealed values: full-width characters, case and outer blanks do not matter.
 * Keyed, because a bare hash of an identity number is undone by trying them all. Its key is not rotated: a hash
 * cannot be made anew without reading every number, and it opens nothing.
 */
export const lookupHash = (text: string): string =>
  createHmac('sha256', keyFor(LOOKUP)).update(text.normalize('NFKC').trim().toUpperCase()).digest('hex')
