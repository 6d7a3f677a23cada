'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { addExpert, endExpert } from './commands'
import { addExpertSchema, endExpertSchema } from './schema'

export const addExpertAction = action(addExpertSchema, async (actor, input): Promise<never> => {
  await addExpert(actor, input)
  redirect(`/office/experts?kind=${input.kind}&done=added`)
})

export const endExpertAction = action(endExpertSchema, async (actor, input): Promise<never> => {
  await endExpert(actor, input)
  redirect('/office/experts?done=ended')
})
