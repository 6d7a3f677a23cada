'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { addPost, addStaff, editStaff, endPost } from './commands'
import { addPostSchema, addStaffSchema, editStaffSchema, endPostSchema } from './schema'

const list = (done: string) => `/operator/staff?done=${done}` as Route

export const addStaffAction = action(addStaffSchema, async (actor, input) => {
  await addStaff(actor, input)
  redirect(list('added'))
})

export const addPostAction = action(addPostSchema, async (actor, input) => {
  await addPost(actor, input)
  redirect(list('added'))
})

export const editStaffAction = action(editStaffSchema, async (actor, input) => {
  await editStaff(actor, input)
  redirect(list('edited'))
})

export const endPostAction = action(endPostSchema, async (actor, input) => {
  await endPost(actor, input)
  redirect(list('ended'))
})
