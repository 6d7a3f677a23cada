import { type Actor, can } from '@/lib/core/actor'

const NOTHING = { id: { in: [] as string[] } }

/** Only the body that runs a facility keeps its classes. */
export const keepsClasses = (actor: Actor): boolean => can(actor, 'operator.run') && actor.operatorId !== null

/** The facilities whose classes an actor keeps. */
export const ownFacilities = (actor: Actor) =>
  keepsClasses(actor) && actor.operatorId ? { operatorId: actor.operatorId } : NOTHING

/** The classes an actor sees: those of the own body's facilities. */
export const visibleTo = (actor: Actor) => {
  const facility = ownFacilities(actor)
  return 'id' in facility ? NOTHING : { facility }
}
