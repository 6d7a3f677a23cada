import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { env } from './env'

/** Where files are kept: bytes under random keys, never under a name somebody chose. S3 would be another of these. */
export type FileStorage = {
  /** Complete and on the disk when it resolves; an existing key is refused. */
  put(key: string, content: Uint8Array): Promise<void>
  read(key: string): Readable
  remove(key: string): Promise<void>
}

const KEY = /^[0-9a-f]{32}$/

export const newStorageKey = (): string => randomBytes(16).toString('hex')

/** A folder of the data folder that backups leave out: what is not finished yet. */
export const incomingFolder = (name: string): string =>
  path.join(/* turbopackIgnore: true */ path.resolve(env.PORTAL_DATA_DIR), 'incoming', name)

/** Files below `folder`, spread over 256 sub-folders. A key of any other shape throws, so no path leads out of it. */
export function localStorage(folder: string, drafts: string): FileStorage {
  const placeOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error('not a storage key')
    return path.join(/* turbopackIgnore: true */ folder, key.slice(0, 2), key)
  }
  return {
    async put(key, content) {
      const place = placeOf(key)
      const draft = path.join(/* turbopackIgnore: true */ drafts, key)
      await mkdir(drafts, { recursive: true, mode: 0o700 })
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      try {
        const file = await open(draft, 'wx', 0o600)
        try {
          await file.writeFile(content)
          await file.sync()
        } finally {
          await file.close()
        }
        if (await stat(place).catch(() => null)) throw new Error('storage key is taken')
        await rename(draft, place)
      } finally {
        await rm(draft, { force: true })
      }
      // The name itself must survive a power cut too.
      const parent = await open(path.dirname(place), 'r')
      await parent.sync().finally(() => parent.close())
    },
    read: (key) => createReadStream(placeOf(key)),
    remove: (key) => rm(placeOf(key), { force: true }),
  }
}

let known: FileStorage | undefined

/** The portal's file storage; today always the data folder. */
export function storage(): FileStorage {
  const folder = path.join(/* turbopackIgnore: true */ path.resolve(env.PORTAL_DATA_DIR), 'files')
  known ??= localStorage(folder, incomingFolder('drafts'))
  return known
}

/**
 * The bytes of a key, once they were found to be those of the hash: a first pass checks, a second one streams, so a
 * large file never lies in memory whole. Throws when the file is missing or damaged.
 */
export async function readVerified(store: FileStorage, key: string, sha256: string): Promise<ReadableStream> {
  const hash = createHash('sha256')
  for await (const chunk of store.read(key)) hash.update(chunk)
  if (hash.digest('hex') !== sha256) throw new Error(`stored file is damaged: ${key}`)
  return Readable.toWeb(store.read(key)) as ReadableStream
}
