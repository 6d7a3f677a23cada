import { type Actor, can, isAdmin } from '@/lib/core/actor'
import { subtreeRange } from '@/lib/regions/rules'

export const readsRegister = (actor: Actor): boolean => can(actor, 'staff.read')

/** The area whose people an official reads: '' the whole country; null: none. */
export function areaOf(actor: Actor): string | null {
  if (!readsRegister(actor)) return null
  return actor.role === 'system' || isAdmin(actor) ? '' : actor.regionPath
}

type Range = { gte: string; lt: string }
export type PersonScope = { id?: { in: string[] }; posts?: { some: { regionPath: Range } } }

/** People with a post in the area, also one that has ended: whoever left is still looked for. */
export function visiblePeople(actor: Actor): PersonScope {
  const area = areaOf(actor)
  if (area === null) return { id: { in: [] } }
  return area === '' ? {} : { posts: { some: { regionPath: subtreeRange(area) } } }
}

/** Who puts a name or number right, and merges two records of one person. */
export const correctsPeople = (actor: Actor): boolean => can(actor, 'corrections.decide')
