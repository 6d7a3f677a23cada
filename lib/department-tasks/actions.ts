'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { acknowledge, giveOpinion } from './commands'
import { acknowledgeSchema, giveOpinionSchema } from './schema'

export const giveOpinionAction = action(giveOpinionSchema, async (actor, input) => {
  await giveOpinion(actor, input)
  revalidatePath('/', 'layout')
})

export const acknowledgeAction = action(acknowledgeSchema, async (actor, input) => {
  await acknowledge(actor, input)
  revalidatePath('/', 'layout')
})
