import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'

/** `bad`: ids of attachments whose bytes are missing or are not those of the recorded hash. */
export interface StoredFiles {
  count: number
  bad: string[]
}

type Row = { id: string; storage_key: string; sha256: string }

const placeIn = (folder: string, key: string) => path.join(folder, 'files', key.slice(0, 2), key)

async function* attachmentsOf(client: pg.Client): AsyncGenerator<Row> {
  const present = await client.query(`select to_regclass('attachments') is not null as present`)
  if (!present.rows[0].present) return
  const { rows } = await client.query<Row>('select id, storage_key, sha256 from attachments order by id')
  yield* rows
}

async function isSound(file: string, sha256: string): Promise<boolean> {
  if (!existsSync(file)) return false
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex') === sha256
}

/**
 * Copies the bytes of every attachment the snapshot speaks of, and checks them on arrival. By row, not by folder: the
 * portal goes on taking and dropping files meanwhile. Call inside the snapshot's transaction.
 */
export async function copyStoredFiles(client: pg.Client, from: string, to: string): Promise<StoredFiles> {
  const found: StoredFiles = { count: 0, bad: [] }
  for await (const { id, storage_key: key, sha256 } of attachmentsOf(client)) {
    const [source, target] = [placeIn(from, key), placeIn(to, key)]
    if (existsSync(source)) {
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      await copyFile(source, target)
    }
    found.count += 1
    if (!(await isSound(target, sha256))) found.bad.push(id)
  }
  return found
}

/** Looks whether every attachment of the database lies in the data folder as it was recorded. */
export async function checkStoredFiles(client: pg.Client, dataDir: string): Promise<StoredFiles> {
  const found: StoredFiles = { count: 0, bad: [] }
  for await (const { id, storage_key: key, sha256 } of attachmentsOf(client)) {
    found.count += 1
    if (!(await isSound(placeIn(dataDir, key), sha256))) found.bad.push(id)
  }
  return found
}

/** A damaged file must not stop the rest from being saved; it must not pass in silence either. */
export function reportStoredFiles({ count, bad }: StoredFiles, told: string): void {
  console.log(`${told} ${count} 个材料文件`)
  if (bad.length === 0) return
  console.error(`其中 ${bad.length} 个缺失或已损坏（attachments.id）：${bad.slice(0, 20).join('、')}`)
  process.exitCode = 1
}
