import { execFile } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

/** Raised when an older program could not read what a newer one writes. */
export const archiveFormat = 1

export interface Manifest {
  format: number
  madeAt: string
  migrations: string[]
  tables: { name: string; rows: number }[]
}

const run = promisify(execFile)

/**
 * Of this machine, not of the portal's content: the cluster itself, locks and the pointer to it, and uploads on their
 * way. Stored files are copied by the rows that name them (stored-files.ts).
 */
const notContent =
  /^(postgres|files|incoming|database-location\.json|web-database-password|\.shanyu-archive-.*|.*\.lock(\..*)?)$/

/** Copies the portal's own small files (its secret and keys), not the database and locks beside them. */
export function copyContent(from: string, to: string): void {
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    if (notContent.test(name)) continue
    cpSync(path.join(from, name), path.join(to, name), { recursive: true, preserveTimestamps: true })
  }
}

/** Works in a folder beside `near`, because a database may not fit into /tmp; removed in any case. */
export async function withWorkFolder<T>(near: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(path.dirname(near), '.shanyu-archive-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Appears under its name only when complete, readable by its owner alone: it holds the portal's secret. */
export async function pack(folder: string, file: string): Promise<void> {
  const draft = `${file}.part`
  await run('tar', ['-czf', draft, '-C', folder, '.'])
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}

export async function unpack(file: string, folder: string): Promise<void> {
  await run('tar', ['-xzf', file, '-C', folder, '--no-same-owner'])
}
