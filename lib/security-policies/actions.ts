'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { requestPolicy } from './commands'
import { requestPolicySchema } from './schema'

export const requestPolicyAction = action(requestPolicySchema, async (actor, input) => {
  await requestPolicy(actor, input)
  revalidatePath('/admin/security')
  return {}
})
