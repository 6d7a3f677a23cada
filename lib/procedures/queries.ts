import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import { findRegion } from '@/lib/regions/queries'
import type { ProcedureKind } from '@/prisma/generated/enums'
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
