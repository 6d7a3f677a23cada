'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { addIssuer, changeIssuer } from './commands'
import { addIssuerSchema, changeIssuerSchema } from './schema'

export const addIssuerAction = action(addIssuerSchema, async (actor, input) => {
  const result = await addIssuer(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const changeIssuerAction = action(changeIssuerSchema, async (actor, input) => {
  await changeIssuer(actor, input)
  revalidatePath('/', 'layout')
})
