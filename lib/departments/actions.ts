'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { addDepartment, renameDepartment } from './commands'
import { addDepartmentSchema, renameDepartmentSchema } from './schema'

export const addDepartmentAction = action(addDepartmentSchema, async (actor, input) => {
  const result = await addDepartment(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const renameDepartmentAction = action(renameDepartmentSchema, async (actor, input) => {
  const result = await renameDepartment(actor, input)
  revalidatePath('/', 'layout')
  return result
})
