'use server'

import { action } from '@/lib/core/action'
import { renameRegion, setAliases, setInForce } from './commands'
import { renameRegionSchema, setAliasesSchema, setInForceSchema } from './schema'

export const renameRegionAction = action(renameRegionSchema, renameRegion)
export const setAliasesAction = action(setAliasesSchema, setAliases)
export const setInForceAction = action(setInForceSchema, setInForce)
