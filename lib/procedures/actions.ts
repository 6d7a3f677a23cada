'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { publishProcedure, setProcedureEnabled } from './commands'
import { publishProcedureSchema, setProcedureEnabledSchema } from './schema'

export const publishProcedureAction = action(publishProcedureSchema, async (actor, input) => {
  const result = await publishProcedure(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const setProcedureEnabledAction = action(setProcedureEnabledSchema, async (actor, input) => {
  const result = await setProcedureEnabled(actor, input)
  revalidatePath('/', 'layout')
  return result
})
