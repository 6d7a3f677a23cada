'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { confirmReported, enterReported, rejectReported, revokeReported, withdrawReported } from './commands'
import { decideReportedSchema, enterReportedSchema } from './schema'

export const enterReportedAction = action(enterReportedSchema, async (actor, input) => {
  const result = await enterReported(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const confirmReportedAction = action(decideReportedSchema, async (actor, input) => {
  const result = await confirmReported(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const rejectReportedAction = action(decideReportedSchema, async (actor, input) => {
  const result = await rejectReported(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const withdrawReportedAction = action(decideReportedSchema, async (actor, input) => {
  const result = await withdrawReported(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const revokeReportedAction = action(decideReportedSchema, async (actor, input) => {
  const result = await revokeReported(actor, input)
  revalidatePath('/', 'layout')
  return result
})
