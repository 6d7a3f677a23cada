'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { addClass, closeClass, editClass, takeOverClasses } from './commands'
import { addClassSchema, closeClassSchema, editClassSchema, takeOverSchema } from './schema'

const list = (done: string, facilityId = '') =>
  `/operator/classes?${new URLSearchParams({ done, ...(facilityId && { facility: facilityId }) })}` as Route

export const addClassAction = action(addClassSchema, async (actor, input) => {
  await addClass(actor, input)
  redirect(list('added', input.facilityId))
})

export const editClassAction = action(editClassSchema, async (actor, input) => {
  await editClass(actor, input)
  redirect(list('edited'))
})

export const closeClassAction = action(closeClassSchema, async (actor, input) => {
  await closeClass(actor, input)
  redirect(list('closed'))
})

export const takeOverClassesAction = action(takeOverSchema, async (actor, input) => {
  await takeOverClasses(actor, input)
  redirect(list('taken', input.facilityId))
})
