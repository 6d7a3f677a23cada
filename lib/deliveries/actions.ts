'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { resendAll, resendMessage } from './commands'
import { resendAllSchema, resendMessageSchema } from './schema'

export const resendMessageAction = action(resendMessageSchema, async (actor, input) => {
  const result = await resendMessage(actor, input)
  revalidatePath('/admin/deliveries')
  return result
})

export const resendAllAction = action(resendAllSchema, async (actor, input) => {
  const result = await resendAll(actor, input)
  revalidatePath('/admin/deliveries')
  return result
})
