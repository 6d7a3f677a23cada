'use server'
import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { isAdmin } from '@/lib/core/actor'
import { requestAccountRole, switchAccount } from './commands'
import { setRoleSchema, switchAccountSchema } from './schema'

export const switchAccountAction = action(switchAccountSchema, async (actor, input) => {
  const outcome = await switchAccount(actor, input)
  if (outcome === 'asked') redirect('/admin/changes?done=asked' as Route)
  if (!isAdmin(actor)) redirect(`/office/accounts?done=${input.isEnabled ? 'enabled' : 'disabled'}` as Route)
  revalidatePath('/admin/accounts', 'layout')
  return { isEnabled: input.isEnabled }
})

export const requestAccountRoleAction = action(setRoleSchema, async (actor, input): Promise<never> => {
  await requestAccountRole(actor, input)
  redirect('/admin/changes?done=asked' as Route)
})
