import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { ImportKind, ImportState } from '@/prisma/generated/enums'
import type { Plan } from './kinds/kind'
import { type ImportFile, type ReadFile, readImportFile } from './kinds/read-file'
import { rulesOf } from './kinds/registry'
import { canImport, importsKind, importsOwnStaff, visibleRuns } from './policy'
import { type Change, withoutNumbers } from './rules'
import { imageSchema, type Problem, problemsSchema } from './schema'

export type ImportResult = {
  created: number
  updated: number
  unchanged: number
  rejected: Problem[]
  warnings: Problem[]
}

export function requireImporter(actor: Actor, kind: ImportKind): void {
  if (!importsKind(actor, kind)) throw new AppError('forbidden')
}

function requireReader(actor: Actor): void {
  if (!canImport(actor) && !importsOwnStaff(actor)) throw new AppError('forbidden')
}

/** What a file would do today; nothing is written or locked. Throws forbidden, or TableError when it cannot be opened. */
export async function checkImport(actor: Actor, kind: ImportKind, source: ImportFile): Promise<ImportResult> {
  requireImporter(actor, kind)
  const file = await readImportFile(kind, source, todayInShanghai())
  return resultOf(await planFile(db, actor, file, false))
}

/** The plan of a file against the register as `reader` sees it. */
export async function planFile(reader: Tx, actor: Actor, file: ReadFile, isLocked: boolean): Promise<Plan> {
  const context = { reader, actor, isLocked, today: todayInShanghai(), fileName: file.name }
  const plan = await rulesOf(file.kind).plan(file.rows, context)
  const { isPersonal } = rulesOf(file.kind)
  const told = (problems: Problem[]) =>
    problems
      .map((problem) => (isPersonal ? { ...problem, reason: withoutNumbers(problem.reason) } : problem))
      .sort((a, b) => a.row - b.row)
  return {
    ...plan,
    rejected: told([...file.rejected, ...plan.rejected]),
    warnings: told([...file.warnings, ...plan.warnings]),
  }
}

export function resultOf({ changes, unchanged, rejected, warnings }: Plan): ImportResult {
  const created = changes.filter(({ before }) => before === null).length
  return { created, updated: changes.length - created, unchanged, rejected, warnings }
}

export type ImportRunDto = {
  id: string
  kind: ImportKind
  fileName: string
  state: ImportState
  created: number
  updated: number
  unchanged: number
  rejectedCount: number
  actorName: string
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
}

const RUN_COLUMNS = {
  id: true,
  kind: true,
  fileName: true,
  state: true,
  created: true,
  updated: true,
  unchanged: true,
  rejected: true,
  actorName: true,
  createdAt: true,
  appliedAt: true,
  undoneAt: true,
} as const

/** Runs, newest first. */
export async function listImportRuns(
  actor: Actor,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ items: ImportRunDto[]; total: number }> {
  requireReader(actor)
  const where = visibleRuns(actor)
  const [rows, total] = await Promise.all([
    db.importRun.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: RUN_COLUMNS,
    }),
    db.importRun.count({ where }),
  ])
  const items = rows.map(({ rejected, ...run }) => ({
    ...run,
    rejectedCount: problemsSchema.parse(rejected).length,
  }))
  return { items, total }
}

export type ImportRunDetail = Omit<ImportRunDto, 'rejectedCount'> & {
  sha256: string
  rejected: Problem[]
  warnings: Problem[]
  changes: Change[]
  changesTotal: number
}

/** One run with a page of its changes; null when there is none. */
export async function findImportRun(
  actor: Actor,
  id: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<ImportRunDetail | null> {
  requireReader(actor)
  const run = await db.importRun.findFirst({
    where: { AND: [visibleRuns(actor), { id: { equals: id } }] },
    select: { ...RUN_COLUMNS, sha256: true, warnings: true, _count: { select: { changes: true } } },
  })
  if (!run) return null
  const { _count, rejected, warnings, ...rest } = run
  return {
    ...rest,
    rejected: problemsSchema.parse(rejected),
    warnings: problemsSchema.parse(warnings),
    changes: await readChanges(db, id, { skip: (page - 1) * pageSize, take: pageSize }),
    changesTotal: _count.changes,
  }
}

/** The changes of a run in sheet order. */
export async function readChanges(
  reader: Tx,
  runId: string,
  range: { skip?: number; take?: number } = {},
): Promise<Change[]> {
  const rows = await reader.importChange.findMany({
    where: { runId },
    orderBy: { row: 'asc' },
    select: { row: true, subjectId: true, before: true, after: true },
    ...range,
  })
  return rows.map((change) => ({
    ...change,
    before: change.before === null ? null : imageSchema.parse(change.before),
    after: imageSchema.parse(change.after),
  }))
}
