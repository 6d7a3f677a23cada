import { type Actor, can } from '@/lib/core/actor'

/** Partners' keys are the security administrator's. */
export const canManageKeys = (actor: Actor): boolean => can(actor, 'api_keys.manage')
