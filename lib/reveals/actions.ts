'use server'

import { action } from '@/lib/core/action'
import { revealIdentity } from './commands'
import { revealSchema } from './schema'

export const revealIdentityAction = action(revealSchema, revealIdentity)
