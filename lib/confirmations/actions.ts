'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { addContact, confirmContact, removeContact } from './commands'
import { addContactSchema, confirmSchema, removeContactSchema } from './schema'

export const addContactAction = action(addContactSchema, async (actor, input) => {
  await addContact(actor, input)
  redirect('/account?done=sent' as Route)
})

export const confirmContactAction = action(confirmSchema, async (actor, input) => {
  await confirmContact(actor, input)
  redirect('/account?done=confirmed' as Route)
})

export const removeContactAction = action(removeContactSchema, async (actor, input) => {
  await removeContact(actor, input)
  redirect('/account?done=removed' as Route)
})
