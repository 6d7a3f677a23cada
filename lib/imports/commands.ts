import 'server-only'
import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { refreshRollups } from '@/lib/rollups/commands'
import type { ImportKind } from '@/prisma/generated/enums'
import type { Plan } from './kinds/kind'
import { type ImportFile, type ReadFile, readImportFile } from './kinds/read-file'
import { deleteRecords, insertImages, updateImages } from './kinds/records'
import { rulesOf } from './kinds/registry'
import { type ImportResult, planFile, readChanges, requireImporter, resultOf } from './queries'
import { type Change, isSamePlan } from './rules'
import { lockRun, renewRun, saveRun, storedContent } from './run-records'
import { requireUntouched } from './undo-check'

const APPLY_MILLISECONDS = 10 * 60_000
const LOCK = 0x5a_17_0001

const NOT_TAKEN_BACK = '人员名单导入以后不能整批撤销：请在工作人员页面逐个更正或者登记离岗。'

export type Applied = ImportResult & { runId: string | null }

/**
 * Imports run one after the other, also across processes; a run waits for the one before it. The lock falls with the
 * transaction.
 */
export function importTransaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.$executeRaw`set local statement_timeout = ${Prisma.raw(String(APPLY_MILLISECONDS))}`
    await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK})`
    return run(tx)
  }, APPLY_MILLISECONDS).catch(refuseCollision)
}

/** An official wrote the same record between our reading and our writing: nothing was applied, try again. */
function refuseCollision(error: unknown): never {
  const isCollision =
    error instanceof Prisma.PrismaClientKnownRequestError &&
    /\b(23505|23503|23001)\b|P2002|P2003/.test(`${error.code} ${JSON.stringify(error.meta ?? {})}`)
  if (isCollision)
    throw new AppError('conflict', { '': ['导入期间有人改动了同一批记录，没有写入任何内容，请再试一次'] })
  throw error
}

/** Applies a file in one step, all or nothing: with a rejected row nothing is written and the counts are zero. */
export async function applyImport(
  actor: Actor,
  kind: ImportKind,
  source: ImportFile,
  narrow: (tx: Tx, plan: Plan) => Promise<Plan> = async (_tx, plan) => plan,
): Promise<Applied> {
  requireImporter(actor, kind)
  const file = await readImportFile(kind, source, todayInShanghai())
  return importTransaction(async (tx) => {
    const plan = await narrow(tx, await planFile(tx, actor, file, true))
    const result = resultOf(plan)
    if (plan.rejected.length > 0) return { ...result, created: 0, updated: 0, runId: null }
    if (plan.changes.length === 0) return { ...result, runId: null }
    const runId = uuidv7()
    await saveRun(tx, actor, file, { id: runId, plan, isApplied: true })
    await writeChanges(tx, actor, runId, file, plan.changes)
    return { ...result, runId }
  })
}

/** Stores an upload with its dry run; `applyRun` carries it out. Returns the run's id. */
export async function storeImport(actor: Actor, kind: ImportKind, source: ImportFile): Promise<string> {
  requireImporter(actor, kind)
  const file = await readImportFile(kind, source, todayInShanghai())
  return transaction(async (tx) => {
    const id = uuidv7()
    const plan = await planFile(tx, actor, file, false)
    await saveRun(tx, actor, file, { id, plan, isApplied: false })
    await audit(tx, actor, {
      action: 'import.check',
      subject: { type: 'import', id },
      after: { kind, fileName: file.name, sha256: file.sha256 },
    })
    return id
  }, APPLY_MILLISECONDS)
}

/**
 * Carries out a stored run exactly as its page showed it. The plan is made again under lock; when the register has
 * changed since, the page's figures are renewed, nothing is written, and it throws conflict. Throws invalid when
 * rows are rejected.
 */
export async function applyRun(actor: Actor, runId: string): Promise<void> {
  const outcome = await importTransaction(async (tx) => {
    const run = await lockRun(tx, actor, runId, 'checked')
    requireImporter(actor, run.kind)
    const content = await storedContent(tx, runId, run.kind)
    if (!content) return 'rejected'
    const source = { name: run.fileName, content }
    const file = await readImportFile(run.kind, source, todayInShanghai())
    const plan = await planFile(tx, actor, file, true)
    const shown = await readChanges(tx, runId)
    const isAsShown =
      plan.rejected.length === run.rejected && isSamePlan(shown, plan.changes, rulesOf(run.kind).target.key)
    if (!isAsShown) {
      await renewRun(tx, runId, plan)
      return 'renewed'
    }
    if (plan.rejected.length > 0) return 'rejected'
    if (plan.changes.length === 0) return 'nothing'
    await renewRun(tx, runId, plan)
    await tx.importRun.update({
      where: { id: runId },
      data: { state: 'applied', appliedAt: now(), content: null },
      select: { id: true },
    })
    await writeChanges(tx, actor, runId, file, plan.changes)
    return 'applied'
  })
  if (outcome === 'renewed')
    throw new AppError('conflict', {
      '': ['检查之后数据有了变化，差异已重新计算，没有写入任何内容。请看过新的差异再决定'],
    })
  if (outcome === 'rejected') throw new AppError('invalid', { '': ['有不能导入的行，请改好文件后重新上传'] })
  if (outcome === 'nothing')
    throw new AppError('invalid', { '': ['文件内容与现有数据完全一致，没有需要写入的内容'] })
}

async function writeChanges(
  tx: Tx,
  actor: Actor,
  runId: string,
  file: ReadFile,
  changes: readonly Change[],
): Promise<void> {
  const rules = rulesOf(file.kind)
  const created = changes.filter(({ before }) => before === null).map(({ after }) => after)
  const updated = changes.filter(({ before }) => before !== null).map(({ after }) => after)
  if (rules.write) await rules.write(tx, actor, changes, file.rows)
  else if (created.length > 0)
    await (rules.insert ?? ((on, images) => insertImages(on, rules.target, images)))(tx, created)
  if (!rules.write && updated.length > 0) await updateImages(tx, rules.target, updated)
  await settle(tx, file.kind, changes)
  await audit(tx, actor, {
    action: 'import.apply',
    subject: { type: 'import', id: runId },
    after: {
      kind: file.kind,
      fileName: file.name,
      sha256: file.sha256,
      created: created.length,
      updated: updated.length,
    },
  })
}

/** What must hold after records of a kind were written or taken back: derived columns, then sums, once for all. */
export async function settle(tx: Tx, kind: ImportKind, changes: readonly Change[]): Promise<void> {
  const rules = rulesOf(kind)
  const derived = (await rules.settle?.(tx, changes)) ?? []
  await refreshRollups(tx, [...new Set([...changes.flatMap(rules.regionsOf), ...derived])])
}

/**
 * Takes an applied run back: changed records get their former values, created ones go. Refused with conflict, naming
 * them, when a record was changed since or something else leans on a created one.
 */
export async function undoRun(actor: Actor, runId: string): Promise<void> {
  await importTransaction(async (tx) => {
    const run = await lockRun(tx, actor, runId, 'applied')
    requireImporter(actor, run.kind)
    const rules = rulesOf(run.kind)
    if (rules.write) throw new AppError('conflict', { '': [NOT_TAKEN_BACK] })
    const changes = await readChanges(tx, runId)
    await requireUntouched(tx, rules, changes)
    const restored = changes.map(({ before }) => before).filter((image) => image !== null)
    const created = changes.filter(({ before }) => before === null).map(({ subjectId }) => subjectId)
    if (restored.length > 0) await updateImages(tx, rules.target, restored)
    await deleteRecords(tx, rules.target, created)
    await settle(tx, run.kind, changes)
    await tx.importRun.update({
      where: { id: runId },
      data: { state: 'undone', undoneAt: now() },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'import.undo',
      subject: { type: 'import', id: runId },
      after: { kind: run.kind, fileName: run.fileName, restored: restored.length, deleted: created.length },
    })
  })
}
