import type { Actor } from '@/lib/core/actor'
import { findRegionText, listRegionOptions } from '@/lib/regions/queries'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The area a list of the office shows: what the address says, else the official's own; an emptied box is everywhere. */
export async function areaOf(actor: Actor, region: string | string[] | undefined) {
  const ownPath = actor.regionPath ?? '100000'
  const typed = typeof region === 'string' ? region.trim() : (actor.regionCode ?? '')
  const [found, options] = await Promise.all([
    findRegionText(actor, typed, ownPath),
    listRegionOptions(actor, ownPath),
  ])
  const text = found.region ? `${found.region.code} ${found.region.name}` : typed
  return { ...found, options, typed, text, ownPath, name: found.region?.name ?? '全国' }
}
