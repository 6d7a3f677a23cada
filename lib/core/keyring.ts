import 'server-only'
import { hkdfSync, randomBytes } from 'node:crypto'
import { CIPHERS, type CipherName, type DataKey, openUnder, sealUnder } from './cipher'
import { db } from './db'
import { env } from './env'
import { portalSecret } from './secret'

/** A process seals with a retired key for at most this long after another one made a new key. */
export const KEYRING_SECONDS = 30

const derived = new Map<string, Buffer>()

/** One key a purpose: what is learnt of one says nothing of another, nor of the secret they come from. */
export function keyFor(purpose: string): Buffer {
  const made = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', portalSecret(), '', purpose, 32))
  derived.set(purpose, made)
  return made
}

/** Version 1 is derived from the portal's secret itself: what was sealed before there were versions. */
const firstKey = (): DataKey => ({ version: 1, cipher: 'aes-256-gcm', key: keyFor('shanyu/seal/v1') })

/** Data keys lie in the database under this one, which is derived from the secret and never stored. */
const wrappingKey = (): DataKey => ({ version: 0, cipher: env.PORTAL_CIPHER, key: keyFor('shanyu/wrap/v1') })

type Ring = { keys: Map<number, DataKey>; loadedAt: number }
let ring: Ring | null = null
let loading: Promise<Ring> | null = null

async function load(): Promise<Ring> {
  let rows = await db.encryptionKey.findMany({ orderBy: { version: 'asc' } })
  if (rows.length === 0) {
    await addKey()
    rows = await db.encryptionKey.findMany({ orderBy: { version: 'asc' } })
  }
  const keys = new Map([[1, firstKey()]])
  for (const { version, cipher, wrapped } of rows) {
    if (!isCipher(cipher)) throw new Error(`Key version ${version} is for an unknown cipher: ${cipher}`)
    keys.set(version, { version, cipher, key: Buffer.from(openWrapped(wrapped), 'base64url') })
  }
  ring = { keys, loadedAt: Date.now() }
  return ring
}

const isCipher = (name: string): name is CipherName => (CIPHERS as readonly string[]).includes(name)

/** The setting may have changed since the key was wrapped: its first word says which cipher it was. */
function openWrapped(wrapped: string): string {
  const at = wrapped.indexOf(':')
  const cipher = wrapped.slice(0, at)
  if (!isCipher(cipher)) throw new Error('A wrapped key is damaged')
  return openUnder({ ...wrappingKey(), cipher }, wrapped.slice(at + 1))
}

const reload = (): Promise<Ring> => {
  loading ??= load().finally(() => {
    loading = null
  })
  return loading
}

async function currentRing(): Promise<Ring> {
  if (!ring) return reload()
  // Waiting for a connection inside a command's transaction could wait for itself: the old ring serves meanwhile.
  if (Date.now() - ring.loadedAt > KEYRING_SECONDS * 1000) reload().catch(() => undefined)
  return ring
}

/** The key new texts are sealed with: the highest version. Made at first use, for the cipher of PORTAL_CIPHER. */
export async function sealingKey(): Promise<DataKey> {
  const { keys } = await currentRing()
  return keys.get(Math.max(...keys.keys())) ?? firstKey()
}

/** The key of a version. Throws for one this portal never had. */
export async function keyOfVersion(version: number): Promise<DataKey> {
  const known = (await currentRing()).keys.get(version) ?? (await reload()).keys.get(version)
  if (!known) throw new Error('Sealed text is damaged or was sealed with another secret: no such key version')
  return known
}

/** Makes the next key. Two at once make one: the version is the primary key. Returns the highest version. */
export async function addKey(): Promise<number> {
  const { _max } = await db.encryptionKey.aggregate({ _max: { version: true } })
  const version = (_max.version ?? 1) + 1
  const wrapping = wrappingKey()
  const wrapped = `${wrapping.cipher}:${sealUnder(wrapping, randomBytes(32).toString('base64url'))}`
  await db.encryptionKey.createMany({
    data: [{ version, cipher: env.PORTAL_CIPHER, wrapped }],
    skipDuplicates: true,
  })
  return version
}

/** Reads the keys at the start of a process, so that no command has to; again after a rotation in this process. */
export async function warmKeyring(): Promise<void> {
  await reload()
}
