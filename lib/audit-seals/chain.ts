import 'server-only'
import { createHash } from 'node:crypto'
import { canonicalText } from '@/lib/core/canonical'
import type { DateString } from '@/lib/format/date'

/** What stands before the first seal. */
export const GENESIS = '0'.repeat(64)
const MARK_BYTES = 16

/** A line of the log as it is hashed: its id, which is also its place, and its canonical text (RFC 8785). */
export type LogLine = { id: bigint; text: string }

export type SealedDay = {
  day: DateString
  firstId: bigint | null
  lastId: bigint
  count: number
  hash: string
  marks: Buffer
  previousHash: string
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Hashes the lines of a day in the order of their ids, after the hash of the day before. */
export class DayHash {
  private readonly hash
  private readonly marks: Buffer[] = []
  private firstId: bigint | null = null
  private lastId: bigint

  constructor(
    private readonly day: DateString,
    private readonly previousHash: string,
    previousLastId: bigint,
  ) {
    this.lastId = previousLastId
    this.hash = createHash('sha256').update(`${day}\n${previousHash}\n`)
  }

  add({ id, text }: LogLine): void {
    const digest = digestOf(text)
    this.hash.update(digest)
    const mark = Buffer.alloc(MARK_BYTES)
    mark.writeBigUInt64BE(id)
    digest.copy(mark, 8, 0, 8)
    this.marks.push(mark)
    this.firstId ??= id
    this.lastId = id
  }

  /** `lastId` of the result is the id of the last line added, or that of the day before. */
  done(): SealedDay {
    const { day, previousHash, firstId, lastId } = this
    const marks = Buffer.concat(this.marks)
    return {
      day,
      previousHash,
      firstId,
      lastId,
      marks,
      count: this.marks.length,
      hash: this.hash.digest('hex'),
    }
  }
}

/** What is signed: everything that says which lines the seal speaks of. */
export const sealText = (seal: Omit<SealedDay, 'marks'>, sealedAt: Date): string =>
  canonicalText({
    type: 'shanyu-audit-seal',
    day: seal.day,
    firstId: seal.firstId === null ? null : String(seal.firstId),
    lastId: String(seal.lastId),
    count: seal.count,
    hash: seal.hash,
    previousHash: seal.previousHash,
    sealedAt: sealedAt.toISOString(),
  })

export type WrongRow = { kind: 'row_changed' | 'row_missing' | 'row_added'; id: bigint }

/** The first row in which what is there differs from what was sealed; null when they agree. */
export function firstWrongRow(sealed: Buffer, found: Buffer): WrongRow | null {
  for (let at = 0; at < Math.max(sealed.length, found.length); at += MARK_BYTES) {
    const [expected, actual] = [markAt(sealed, at), markAt(found, at)]
    if (expected && actual && expected.equals(actual)) continue
    if (!expected) return { kind: 'row_added', id: idOf(actual) }
    if (!actual) return { kind: 'row_missing', id: idOf(expected) }
    if (idOf(expected) === idOf(actual)) return { kind: 'row_changed', id: idOf(expected) }
    return idOf(expected) < idOf(actual)
      ? { kind: 'row_missing', id: idOf(expected) }
      : { kind: 'row_added', id: idOf(actual) }
  }
  return null
}

const markAt = (marks: Buffer, at: number): Buffer | null =>
  at + MARK_BYTES <= marks.length ? marks.subarray(at, at + MARK_BYTES) : null

const idOf = (mark: Buffer | null): bigint => mark?.readBigUInt64BE() ?? 0n
