'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { requestRole } from './commands'
import { roleFormSchema } from './schema'

export const requestRoleAction = action(roleFormSchema, async (actor, form): Promise<never> => {
  await requestRole(actor, form)
  redirect('/admin/changes?done=asked' as Route)
})
