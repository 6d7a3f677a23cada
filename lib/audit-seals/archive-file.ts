import 'server-only'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { LogLine } from './chain'
import type { IdRange } from './log-lines'
import type { ProblemKind } from './rules'

export type Archive = { fromDay: DateString; untilDay: DateString; fileName: string; sha256: string }

const FILE_NAME = /^audit-\d{4}-\d{2}-\d{2}-\d{4}-\d{2}-\d{2}\.jsonl\.gz$/

const folder = () =>
  path.join(/* turbopackIgnore: true */ path.resolve(env.PORTAL_DATA_DIR), 'audit-archives')

/** Throws for any other shape, so that no row of a table leads out of the folder. */
function placeOf(fileName: string): string {
  if (!FILE_NAME.test(fileName)) throw new Error('not an archive of the audit log')
  return path.join(/* turbopackIgnore: true */ folder(), fileName)
}

export async function listArchiveFiles(): Promise<Archive[]> {
  const rows = await db.auditArchive.findMany({
    select: { fromDay: true, untilDay: true, fileName: true, sha256: true },
    orderBy: { fromDay: 'asc' },
  })
  return rows.map((row) => ({
    ...row,
    fromDay: fromDateColumn(row.fromDay),
    untilDay: fromDateColumn(row.untilDay),
  }))
}

/** Writes the lines as gzip JSONL under its name once it is complete, readable by its owner alone. */
export async function writeArchive(
  fromDay: DateString,
  untilDay: DateString,
  lines: AsyncIterable<LogLine>,
): Promise<Archive & { count: number }> {
  const fileName = `audit-${fromDay}-${untilDay}.jsonl.gz`
  const place = placeOf(fileName)
  const draft = `${place}.part`
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const zip = createGzip()
  const out = createWriteStream(draft, { mode: 0o600, flush: true })
  zip.pipe(out)
  let count = 0
  try {
    for await (const { text } of lines) {
      count += 1
      if (!zip.write(`${text}\n`)) await once(zip, 'drain')
    }
    zip.end()
    await finished(out)
    await rename(draft, place)
  } finally {
    await rm(draft, { force: true })
  }
  return { fromDay, untilDay, fileName, sha256: await hashOf(place), count }
}

export const removeArchive = (archive: Archive): Promise<void> =>
  rm(placeOf(archive.fileName), { force: true })

async function hashOf(place: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(place)) hash.update(chunk)
  return hash.digest('hex')
}

/** Whether the file is there and as it was written. */
export async function archiveProblem(archive: Archive): Promise<ProblemKind | null> {
  const place = placeOf(archive.fileName)
  if (!existsSync(place)) return 'archive_missing'
  return (await hashOf(place)) === archive.sha256 ? null : 'archive_changed'
}

/** Reads an archive once from front to back, whatever number of days it is asked for, in order. */
export class ArchiveReader {
  private readonly file
  private readonly lines: AsyncIterator<string>
  private held: LogLine | null = null

  constructor(readonly archive: Archive) {
    this.file = createReadStream(placeOf(archive.fileName))
    this.lines = createInterface({ input: this.file.pipe(createGunzip()) })[Symbol.asyncIterator]()
  }

  /** The lines of a range of ids above those already taken. */
  async *take({ after, until }: IdRange): AsyncGenerator<LogLine> {
    for (;;) {
      const line = this.held ?? (await this.next())
      this.held = null
      if (!line) return
      if (line.id > until) {
        this.held = line
        return
      }
      if (line.id > after) yield line
    }
  }

  private async next(): Promise<LogLine | null> {
    const { value, done } = await this.lines.next()
    return done ? null : { id: BigInt((JSON.parse(value) as { id: string }).id), text: value }
  }

  close(): void {
    this.file.destroy()
  }
}
