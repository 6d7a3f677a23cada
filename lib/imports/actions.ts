'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { applyRun, undoRun } from './commands'
import { runSchema } from './schema'

export const applyRunAction = action(runSchema, async (actor, { id }) => {
  // Also after a refusal: the page's difference may have been worked out anew.
  await applyRun(actor, id).finally(() => revalidatePath('/', 'layout'))
})

export const undoRunAction = action(runSchema, async (actor, { id }) => {
  await undoRun(actor, id)
  revalidatePath('/', 'layout')
})
