'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { changeTarget, setReferenceValue, setSubAreaMembers } from './commands'
import { changeTargetSchema, setReferenceValueSchema, setSubAreaMembersSchema } from './schema'

export const changeTargetAction = action(changeTargetSchema, async (actor, input) => {
  const result = await changeTarget(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const setReferenceValueAction = action(setReferenceValueSchema, async (actor, input) => {
  const result = await setReferenceValue(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const setSubAreaMembersAction = action(setSubAreaMembersSchema, async (actor, input) => {
  const result = await setSubAreaMembers(actor, input)
  revalidatePath('/', 'layout')
  return result
})
