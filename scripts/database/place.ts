import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { firstClosedFolder, type SystemUser } from './access'
import { ownUser, postgresUser } from './system-user'

/** Where a root process puts what the user postgres must reach. */
export const systemFolder = '/var/lib/shanyu'
const pointerName = 'database-location.json'

export interface Pointer {
  /** Real path of the data folder this database was made for. */
  dataDir: string
  /** Folder that holds the database. */
  store: string
}

/**
 * What a pointer file found in `dataDir` means: `own` (also after the data folder was moved) or `copied`: the
 * folder it was made for still stands and points there, so two portals would share one database.
 */
export function readPointer(dataDir: string): { pointer: Pointer; state: 'own' | 'copied' } | null {
  const file = path.join(dataDir, pointerName)
  if (!existsSync(file)) return null
  const pointer = JSON.parse(readFileSync(file, 'utf8')) as Pointer
  const original = path.join(pointer.dataDir, pointerName)
  const copied = pointer.dataDir !== realpathSync(dataDir) && existsSync(original)
  return { pointer, state: copied ? 'copied' : 'own' }
}

export function writePointer(dataDir: string, store: string): void {
  const pointer: Pointer = { dataDir: realpathSync(dataDir), store }
  writeFileSync(path.join(dataDir, pointerName), `${JSON.stringify(pointer, null, 2)}\n`)
}

export interface Place {
  /** Folder with the cluster, its password and its log, owned by `user` alone. */
  store: string
  user: SystemUser
}

/** Finds, or makes, the folder of the embedded server of this data folder and the account that runs it. */
export function placeStore(dataDir: string, say: (line: string) => void): Place {
  const real = realpathSync(dataDir)
  const found = readPointer(real)
  if (found?.state === 'copied') {
    say(`${real} 是 ${found.pointer.dataDir} 的副本，原数据库仍归原目录使用；这里将使用新的空数据库。`)
  }
  const known = found?.pointer.store ?? path.join(real, 'postgres')
  if (found?.state !== 'copied' && existsSync(known)) return adopt(real, known)
  if (found?.state === 'own')
    throw new Error(`数据库目录 ${known} 不见了（见 ${path.join(real, pointerName)}）。`)

  const own = ownUser()
  const user = own.uid === 0 ? postgresUser() : own
  const closed = firstClosedFolder(real, user)
  const store = closed ? path.join(systemFolder, folderName(real), 'postgres') : path.join(real, 'postgres')
  if (closed) {
    say(`系统用户 postgres 不能进入 ${closed}，数据库改放在 ${store}`)
    mkdirSync(path.dirname(store), { recursive: true })
    chmodSync(systemFolder, 0o755)
    chmodSync(path.dirname(store), 0o755)
  }
  makeStore(store, user)
  if (closed) writePointer(real, store)
  return { store, user }
}

/** An existing store is run by its owner, so root can take up what an ordinary user began. */
function adopt(dataDir: string, store: string): Place {
  const { uid, gid } = statSync(store)
  const own = ownUser()
  if (own.uid !== 0 && own.uid !== uid) {
    throw new Error(`数据库目录 ${store} 属于另一系统用户（uid ${uid}）。请用该用户或 root 启动。`)
  }
  // Killed between mkdir and chown.
  if (uid === 0) {
    const user = postgresUser()
    chownSync(store, user.uid, user.gid)
    return { store, user }
  }
  const closed = firstClosedFolder(path.dirname(store), { uid, gid })
  if (closed) throw new Error(`数据库目录 ${store} 的所有者（uid ${uid}）不能进入 ${closed}。`)
  if (store !== path.join(dataDir, 'postgres')) writePointer(dataDir, store)
  return { store, user: { uid, gid } }
}

export function makeStore(store: string, user: SystemUser): void {
  mkdirSync(store, { recursive: true, mode: 0o700 })
  chmodSync(store, 0o700)
  if (ownUser().uid === 0) chownSync(store, user.uid, user.gid)
}

/** Random at the end: a new clone at the path of a deleted one must not take up the old database. */
function folderName(dataDir: string): string {
  return `${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-${randomBytes(3).toString('hex')}`
}
