'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { addContact, confirmContact, removeContact } from './commands'
import { addContactSchema, confirmSchema, removeContactSchema } from './schema'

export const addContactAction = action(addContactSchema, async (actor, input) => {
  await addContact(actor, input)
  revalidatePath('/account')
})

export const confirmContactAction = action(confirmSchema, async (actor, input) => {
  await confirmContact(actor, input)
  revalidatePath('/account')
})

export const removeContactAction = action(removeContactSchema, async (actor, input) => {
  await removeContact(actor, input)
  revalidatePath('/account')
})
