import { type Actor, can, isAdmin } from '@/lib/core/actor'

/** Officials of an area read what its facilities have written down; names of staff are not among it. */
export const readsRatios = (actor: Actor): boolean => can(actor, 'ratios.read') && !isAdmin(actor)

/** The facilities by path an actor sees the ratios of; for everybody else nothing matches. */
export const visibleTo = (actor: Actor): { gte: string; lt: string } =>
  readsRatios(actor) && actor.regionPath
    ? { gte: actor.regionPath, lt: `${actor.regionPath}0` }
    : { gte: '~', lt: '~' }
