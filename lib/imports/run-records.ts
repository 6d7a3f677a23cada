import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { ImportKind } from '@/prisma/generated/enums'
import type { Plan } from './kinds/kind'
import type { ReadFile } from './kinds/read-file'
import { resultOf } from './queries'
import type { Change } from './rules'

const ROWS_PER_STATEMENT = 5_000

type Locked = { kind: ImportKind; fileName: string; rejected: number }

/** Throws not_found, or conflict when the run is in another state by now. */
export async function lockRun(tx: Tx, runId: string, state: 'checked' | 'applied'): Promise<Locked> {
  const rows = await tx.$queryRaw<(Locked & { state: string })[]>`
    select kind, file_name as "fileName", state, jsonb_array_length(rejected) as rejected
    from import_runs where id = ${runId}::uuid for update`
  const run = rows[0]
  if (!run) throw new AppError('not_found')
  if (run.state !== state) throw new AppError('conflict')
  return run
}

type Saved = { id: string; plan: Plan; isApplied: boolean }

export async function saveRun(
  tx: Tx,
  actor: Actor,
  file: ReadFile,
  { id, plan, isApplied }: Saved,
): Promise<void> {
  const { created, updated, unchanged, rejected, warnings } = resultOf(plan)
  await tx.importRun.create({
    data: {
      id,
      kind: file.kind,
      fileName: file.name,
      sha256: file.sha256,
      state: isApplied ? 'applied' : 'checked',
      ...{ created, updated, unchanged, rejected, warnings },
      // An applied file is told by its hash; only a run that can still be applied needs the bytes.
      content: isApplied || !file.content || rejected.length > 0 ? null : Uint8Array.from(file.content),
      actorId: actor.accountId,
      actorName: actor.name,
      appliedAt: isApplied ? now() : null,
    },
    select: { id: true },
  })
  await saveChanges(tx, id, plan.changes)
}

export async function renewRun(tx: Tx, id: string, plan: Plan): Promise<void> {
  const { created, updated, unchanged, rejected, warnings } = resultOf(plan)
  const data = { created, updated, unchanged, rejected, warnings }
  await tx.importRun.update({ where: { id }, data, select: { id: true } })
  await tx.importChange.deleteMany({ where: { runId: id } })
  await saveChanges(tx, id, plan.changes)
}

async function saveChanges(tx: Tx, runId: string, changes: readonly Change[]): Promise<void> {
  for (let start = 0; start < changes.length; start += ROWS_PER_STATEMENT) {
    const rows = changes.slice(start, start + ROWS_PER_STATEMENT)
    await tx.$executeRaw`
      insert into import_changes (run_id, row, subject_id, before, after)
      select ${runId}::uuid, c.row, c."subjectId", nullif(c.before, 'null'), c.after
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as c(row int, "subjectId" text, before jsonb, after jsonb)`
  }
}
