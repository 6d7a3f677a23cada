'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { cancelSession, closeSession, editSession, planSession } from './commands'
import { cancelSessionSchema, closeSessionSchema, editSessionSchema, planSessionSchema } from './schema'

export const planSessionAction = action(planSessionSchema, async (actor, input): Promise<never> => {
  redirect(`/office/training/sessions/${(await planSession(actor, input)).id}?done=planned`)
})

export const editSessionAction = action(editSessionSchema, async (actor, input): Promise<never> => {
  redirect(`/office/training/sessions/${(await editSession(actor, input)).id}?done=edited`)
})

export const closeSessionAction = action(closeSessionSchema, async (actor, input): Promise<never> => {
  redirect(`/office/training/sessions/${(await closeSession(actor, input)).id}?done=closed`)
})

export const cancelSessionAction = action(cancelSessionSchema, async (actor, input): Promise<never> => {
  redirect(`/office/training/sessions/${(await cancelSession(actor, input)).id}?done=cancelled`)
})
