import { type Actor, can, isOfficial } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'
import type { CaseState } from '@/prisma/generated/enums'

export type CaseScope = {
  id?: { in: string[] }
  operatorId?: string
  regionPath?: { gte: string; lt: string }
  state?: { not: CaseState }
  submissions?: { gt: number }
  tasks?: { some: { departmentName: string; countyCode: string } }
}

const NOTHING: CaseScope = { id: { in: [] } }

/**
 * The cases an actor sees: an operator those of its own body; a department those it is asked or told about; other
 * officials those sent in within their area. Administrators see none (三员分立); everybody else nothing.
 */
export function visibleTo(actor: Actor): CaseScope {
  if (actor.role === 'system') return {}
  if (can(actor, 'operator.run')) return actor.operatorId ? { operatorId: actor.operatorId } : NOTHING
  if (!isOfficial(actor) || !can(actor, 'filings.read') || !actor.regionPath || !actor.regionCode)
    return NOTHING
  // What was never sent in is the operator's own paper.
  const sentIn = { submissions: { gt: 0 } }
  if (actor.role === 'department') {
    if (!actor.department) return NOTHING
    return { ...sentIn, tasks: { some: { departmentName: actor.department, countyCode: actor.regionCode } } }
  }
  return { ...sentIn, regionPath: subtreeRange(actor.regionPath) }
}
