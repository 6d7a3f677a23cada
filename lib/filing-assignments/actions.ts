'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { assignCase, bulkAssign } from './commands'
import { assignSchema, bulkAssignSchema } from './schema'

export const assignAction = action(assignSchema, async (actor, input) => {
  await assignCase(actor, input)
  revalidatePath('/', 'layout')
})

export const bulkAssignAction = action(bulkAssignSchema, async (actor, input) => {
  const result = await bulkAssign(actor, input)
  revalidatePath('/', 'layout')
  return result
})
