'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { decideConflict } from './commands'
import { decideConflictSchema } from './schema'

export const decideConflictAction = action(decideConflictSchema, async (actor, input) => {
  await decideConflict(actor, input)
  redirect(`/office/conflicts/${input.conflictId}?done=${input.event}` as Route)
})
