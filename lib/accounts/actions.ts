'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { setAccountEnabled } from './commands'
import { setAccountEnabledSchema } from './schema'

export const setAccountEnabledAction = action(setAccountEnabledSchema, async (actor, input) => {
  await setAccountEnabled(actor, input)
  revalidatePath('/admin/accounts', 'layout')
  return { isEnabled: input.isEnabled }
})
