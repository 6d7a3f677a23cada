'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { resendExchange } from './commands'
import { resendExchangeSchema } from './schema'

export const resendExchangeAction = action(resendExchangeSchema, async (actor, input) => {
  const result = await resendExchange(actor, input)
  revalidatePath('/office/exchange')
  return result
})
