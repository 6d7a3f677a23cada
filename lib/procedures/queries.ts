import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import { findRegion } from '@/lib/regions/queries'
import type { ProcedureKind } from '@/prisma/generated/enums'
import { KINDS } from './labels'
import { versionInForce } from './rules'
import { type ProcedureDefinition, procedureDefinition } from './schema'

/** One published version of a procedure. Procedures are law to everybody: every actor may read them. */
export type ProcedureRecord = {
  id: string
  kind: ProcedureKind
  regionCode: string
  number: number
  validFrom: DateString
  isEnabled: boolean
  source: string
  title: string
  definition: ProcedureDefinition
}

const select = {
  id: true,
  kind: true,
  regionCode: true,
  number: true,
  validFrom: true,
  isEnabled: true,
  source: true,
  definition: true,
} as const satisfies Prisma.ProcedureVersionSelect

function toRecord(row: Prisma.ProcedureVersionGetPayload<{ select: typeof select }>): ProcedureRecord {
  const definition = procedureDefinition.parse(row.definition)
  return { ...row, validFrom: fromDateColumn(row.validFrom), title: definition.title, definition }
}

/** The version a new case of this kind in this division takes on the day; null where none is in force. */
export async function findProcedureFor(
  actor: Actor,
  kind: ProcedureKind,
  regionCode: string,
  on: DateString,
  tx: Reader = db,
): Promise<ProcedureRecord | null> {
  const region = await findRegion(actor, regionCode, tx)
  if (!region) return null
  const rows = await tx.procedureVersion.findMany({
    where: {
      kind,
      isEnabled: true,
      regionCode: { in: region.path.split('/') },
      validFrom: { lte: toDateColumn(on) },
    },
    select: { id: true, regionCode: true, validFrom: true, isEnabled: true },
  })
  const versions = rows.map((row) => ({ ...row, validFrom: fromDateColumn(row.validFrom) }))
  const chosen = versionInForce(versions, region.path, on)
  return chosen && getProcedure(actor, chosen.id, tx)
}

/** One version by id, also one switched off: running cases keep theirs. Throws not_found. */
export async function getProcedure(_actor: Actor, id: string, tx: Reader = db): Promise<ProcedureRecord> {
  const row = z.uuid().safeParse(id).success
    ? await tx.procedureVersion.findUnique({ where: { id }, select })
    : null
  if (!row) throw new AppError('not_found')
  return toRecord(row)
}

export type ProcedureSummary = Omit<ProcedureRecord, 'definition'> & {
  regionName: string
  createdByName: string
  createdAt: Date
  /** Cases begun under it, whatever became of them. */
  cases: number
}

/** All versions, or those of one kind in one jurisdiction: the country first, then by code, newest number first. */
export async function listProcedures(
  _actor: Actor,
  filter: { kind?: ProcedureKind; regionCode?: string } = {},
): Promise<ProcedureSummary[]> {
  const rows = await db.procedureVersion.findMany({
    where: filter,
    orderBy: [{ regionCode: 'asc' }, { kind: 'asc' }, { number: 'desc' }],
    select: {
      ...select,
      createdByName: true,
      createdAt: true,
      region: { select: { name: true } },
      _count: { select: { cases: true } },
    },
  })
  return rows.map(({ region, _count, ...row }) => {
    const { definition: _definition, ...record } = toRecord(row)
    const { createdByName, createdAt } = row
    return { ...record, createdByName, createdAt, regionName: region.name, cases: _count.cases }
  })
}

/** The version that came before, in the same jurisdiction; null for a first one. */
export async function findPrevious(
  _actor: Actor,
  { kind, regionCode, number }: Pick<ProcedureRecord, 'kind' | 'regionCode' | 'number'>,
): Promise<ProcedureRecord | null> {
  const row = await db.procedureVersion.findFirst({
    where: { kind, regionCode, number: { lt: number } },
    orderBy: { number: 'desc' },
    select,
  })
  return row && toRecord(row)
}

/** What can be filed in a division on the day: the version in force of each kind, in the order people look for them. */
export async function listInForce(
  _actor: Actor,
  region: { path: string },
  on: DateString,
): Promise<ProcedureRecord[]> {
  const rows = await db.procedureVersion.findMany({
    where: {
      isEnabled: true,
      regionCode: { in: region.path.split('/') },
      validFrom: { lte: toDateColumn(on) },
    },
    select,
  })
  const records = rows.map(toRecord)
  return KINDS.flatMap((kind) => {
    const ofKind = records.filter((record) => record.kind === kind)
    return versionInForce(ofKind, region.path, on) ?? []
  })
}
