import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lockHolder } from '@/scripts/bootstrap/lock.mjs'
import { readPointer } from '@/scripts/database/place'
import { startDatabase } from '@/scripts/database/server'
import { onLeaving } from './ways-out'

const PREFIX = 'shanyu-bench-'

/**
 * A data folder with a database of its own, set up exactly as `npm start` does: fsync, WAL and autovacuum on, unlike
 * the test server. Gone when we leave; a folder that a killed run left is removed here.
 */
export async function startOwnDatabase(
  say: (line: string) => void,
): Promise<{ dataDir: string; url: string }> {
  removeLeftovers()
  const dataDir = makeDataFolder()
  const database = await startDatabase(dataDir, say)
  onLeaving(() => database.stop())
  return { dataDir, url: database.url }
}

/** A temporary data folder that the database's user may enter. */
export function makeDataFolder(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), PREFIX))
  chmodSync(dataDir, 0o711)
  onLeaving(() => removeDataFolder(dataDir))
  return dataDir
}

function removeDataFolder(dataDir: string): void {
  const store = readPointer(dataDir)?.pointer.store
  if (store) rmSync(path.dirname(store), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name)
    const isInUse = ['database.lock', 'portal.lock'].some((lock) => lockHolder(path.join(folder, lock)))
    if (!isInUse) removeDataFolder(folder)
  }
}
