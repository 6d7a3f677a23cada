import 'server-only'
import { Prisma, type Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { ImportKindRules } from './kinds/kind'
import { readImages } from './kinds/records'
import { type Change, changedColumns } from './rules'

const MOST_NAMED = 10

/** Throws conflict unless every record still stands as the run left it and nothing leans on those it created. */
export async function requireUntouched(
  tx: Tx,
  rules: ImportKindRules<unknown>,
  changes: readonly Change[],
): Promise<void> {
  const { target } = rules
  const keys = changes.map(({ subjectId }) => subjectId)
  const where = Prisma.sql`t.${Prisma.raw(target.key)} = any(${keys}::text[]::${Prisma.raw(target.keyType)}[])`
  const present = await readImages(tx, target, where, true)
  const touched = changes.filter(({ subjectId, after }) => {
    const current = present.get(subjectId)
    return !current || changedColumns(after, current).length > 0
  })
  if (touched.length > 0) throw refusal('以下记录在导入之后又有改动或已删除，不能撤销', rules, touched)

  const created = changes.filter(({ before }) => before === null)
  if (!rules.heldBy || created.length === 0) return
  const held = await tx.$queryRaw<
    { id: string }[]
  >`${rules.heldBy(created.map(({ subjectId }) => subjectId))}`
  const heldIds = new Set(held.map(({ id }) => id))
  const leaned = created.filter(({ subjectId }) => heldIds.has(subjectId))
  if (leaned.length > 0) throw refusal('以下新增的记录已被其他记录引用，不能撤销', rules, leaned)
}

function refusal(what: string, rules: ImportKindRules<unknown>, changes: readonly Change[]): AppError {
  const names = changes.slice(0, MOST_NAMED).map(({ row, after }) => `第 ${row} 行 ${rules.nameOf(after)}`)
  const rest = changes.length > MOST_NAMED ? `等 ${changes.length} 条` : ''
  return new AppError('conflict', { '': [`${what}：${names.join('、')}${rest}`] })
}
