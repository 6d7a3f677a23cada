import { type Actor, can } from '@/lib/core/actor'

/** The register, the rules and what was erased: the security administrator's. */
export const readsErasures = (actor: Actor): boolean => can(actor, 'personal_data.manage')
