import { type Actor, can } from '@/lib/core/actor'

/** Official business with children of the own area; administrators have none. */
export const looksUpChildren = (actor: Actor): boolean =>
  can(actor, 'children.look_up') && actor.regionPath !== null
