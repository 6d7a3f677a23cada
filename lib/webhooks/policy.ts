import { type Actor, can } from '@/lib/core/actor'

/** Where messages of the portal go is the security administrator's, like the keys. */
export const canManageWebhooks = (actor: Actor): boolean => can(actor, 'api_keys.manage')
