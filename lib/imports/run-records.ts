import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { seal, unseal } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { ImportKind } from '@/prisma/generated/enums'
import type { Plan } from './kinds/kind'
import type { ReadFile } from './kinds/read-file'
import { rulesOf } from './kinds/registry'
import { importsOwnStaff, visibleRuns } from './policy'
import { resultOf } from './queries'
import type { Change } from './rules'

const ROWS_PER_STATEMENT = 5_000

type Locked = { kind: ImportKind; fileName: string; rejected: number }

const isOwn = (actor: Actor, run: { kind: ImportKind; actorId: string | null }): boolean => {
  const { id, actorId, kind } = visibleRuns(actor)
  // A scope by ids is the empty one: of somebody who imports nothing.
  if (id !== undefined) return false
  return (actorId === undefined || actorId === run.actorId) && (kind === undefined || kind === run.kind)
}

/** Throws not_found, or conflict when the run is in another state by now. */
export async function lockRun(
  tx: Tx,
  actor: Actor,
  runId: string,
  state: 'checked' | 'applied',
): Promise<Locked> {
  const rows = await tx.$queryRaw<(Locked & { state: string; actorId: string | null })[]>`
    select kind, actor_id as "actorId", file_name as "fileName", state, jsonb_array_length(rejected) as rejected
    from import_runs where id = ${runId}::uuid for update`
  const run = rows[0]
  if (!run || !isOwn(actor, run)) throw new AppError('not_found')
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
      content:
        isApplied || !file.content || rejected.length > 0 ? null : await keptContent(file.kind, file.content),
      actorId: actor.accountId,
      actorName: actor.name,
      appliedAt: isApplied ? now() : null,
      isDemo: importsOwnStaff(actor) && actor.isDemo,
    },
    select: { id: true },
  })
  await saveChanges(tx, id, plan.changes)
}

/** What names people by their numbers is kept under seal, as base64. */
async function keptContent(kind: ImportKind, content: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const kept = rulesOf(kind).isPersonal ? Buffer.from(await seal(content.toString('base64'))) : content
  return Uint8Array.from(kept)
}

/** The file of a stored run as it was uploaded; null when it is no longer kept. */
export async function storedContent(tx: Tx, runId: string, kind: ImportKind): Promise<Buffer | null> {
  const { content } = await tx.importRun.findUniqueOrThrow({
    where: { id: runId },
    select: { content: true },
  })
  if (!content) return null
  const kept = Buffer.from(content)
  return rulesOf(kind).isPersonal ? Buffer.from(await unseal(kept.toString()), 'base64') : kept
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
