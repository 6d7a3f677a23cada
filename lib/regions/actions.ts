'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { renameRegion, setAliases, setInForce } from './commands'
import { renameRegionSchema, setAliasesSchema, setInForceSchema } from './schema'

export const renameRegionAction = action(renameRegionSchema, async (actor, input) => {
  const result = await renameRegion(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const setAliasesAction = action(setAliasesSchema, async (actor, input) => {
  const result = await setAliases(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const setInForceAction = action(setInForceSchema, async (actor, input) => {
  const result = await setInForce(actor, input)
  revalidatePath('/', 'layout')
  return result
})
