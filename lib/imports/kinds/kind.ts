import type { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import type { Prisma, Tx } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import type { Change } from '../rules'
import type { Image, Problem } from '../schema'

export type ReadRow<Row> = { row: number; value: Row }

export type PlanContext = {
  reader: Tx
  /** True inside the applying transaction: what is read is locked until it is written. */
  isLocked: boolean
  actor: Actor
  today: DateString
  fileName: string
}

export type Plan = { changes: Change[]; unchanged: number; rejected: Problem[]; warnings: Problem[] }

/** The table a kind writes; columns are constants of ours, never input, so they may stand in raw SQL. */
export type Target = {
  table: string
  key: string
  keyType: 'uuid' | 'text' | 'date'
  /** What tells two records apart for people, whatever their key. */
  identity: readonly string[]
  /** What an image holds, the key first. */
  columns: readonly string[]
  /** Set to now() at each write. */
  touched: readonly string[]
  hasVersion: boolean
}

export type ImportKindRules<Row> = {
  target: Target
  rowSchema: (today: DateString) => z.ZodType<Row>
  /** What each row would do, by a query per kind of look-up and never one per row. */
  plan: (rows: readonly ReadRow<Row>[], context: PlanContext) => Promise<Plan>
  /** Replaces the plain insert where new records depend on each other. */
  insert?: (tx: Tx, images: readonly Image[]) => Promise<void>
  /** Writes all changes where a record is more than a row of one table; such a run is not taken back. */
  write?: (tx: Tx, actor: Actor, changes: readonly Change[], rows: readonly ReadRow<Row>[]) => Promise<void>
  /** The file names people by their identity numbers: it is kept sealed, and no reason quotes one. */
  isPersonal?: true
  /** Most rows of one file; readTable's own limit otherwise. */
  mostRows?: number
  /** Runs after every write and undo; returns divisions to refresh beyond those of `regionsOf`. */
  settle?: (tx: Tx, changes: readonly Change[]) => Promise<string[]>
  /** Divisions whose rollups a change touches. */
  regionsOf: (change: Change) => string[]
  /** Selects the `id` of created records that something else leans on, so that an undo must not delete them. */
  heldBy?: (ids: readonly string[]) => Prisma.Sql
  /** What people call the record. */
  nameOf: (image: Image) => string
}

export const emptyPlan = (): Plan => ({ changes: [], unchanged: 0, rejected: [], warnings: [] })

/** Text of an image's column; '' for null. */
export const textOf = (image: Image | null, column: string): string => {
  const value = image?.[column]
  return value === null || value === undefined ? '' : String(value)
}
