import type { Tx } from '@/lib/core/db'
import type { Plan } from '@/lib/imports/kinds/kind'
import { rulesOf } from '@/lib/imports/kinds/registry'
import { changedColumns } from '@/lib/imports/rules'
import { type Image, imageSchema } from '@/lib/imports/schema'
import type { ImportKind } from '@/prisma/generated/enums'

/**
 * Leaves of a plan only what no official has touched: a record is brought up to date while it still stands as the
 * reference data last left it, and one that was renamed or deleted since does not come back.
 */
export function keepOfficialWork(kind: ImportKind, actorName: string) {
  return async (tx: Tx, plan: Plan): Promise<Plan> => {
    const earlier = await tx.importChange.findMany({
      where: { run: { kind, actorName, state: 'applied' } },
      orderBy: [{ runId: 'asc' }, { row: 'asc' }],
      select: { subjectId: true, after: true },
    })
    if (earlier.length === 0) return plan
    const { identity } = rulesOf(kind).target
    const identityOf = (image: Image) => JSON.stringify(identity.map((column) => image[column] ?? null))
    const lastLeft = new Map(earlier.map(({ subjectId, after }) => [subjectId, imageSchema.parse(after)]))
    const onceLoaded = new Set([...lastLeft.values()].map(identityOf))
    const changes = plan.changes.filter(({ subjectId, before, after }) => {
      if (before === null) return !onceLoaded.has(identityOf(after))
      const left = lastLeft.get(subjectId)
      return left !== undefined && changedColumns(left, before).length === 0
    })
    return { ...plan, changes, unchanged: plan.unchanged + plan.changes.length - changes.length }
  }
}
