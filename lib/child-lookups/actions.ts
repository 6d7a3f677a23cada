'use server'

import { action } from '@/lib/core/action'
import { lookUpChild } from './commands'
import { lookUpChildSchema } from './schema'

export const lookUpChildAction = action(lookUpChildSchema, lookUpChild)
