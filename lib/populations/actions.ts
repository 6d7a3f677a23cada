'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { setStatistic } from './commands'
import { setStatisticSchema } from './schema'

export const setStatisticAction = action(setStatisticSchema, async (actor, input) => {
  const result = await setStatistic(actor, input)
  revalidatePath('/', 'layout')
  return result
})
