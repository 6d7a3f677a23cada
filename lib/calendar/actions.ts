'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { addCalendarDay, removeCalendarDay } from './commands'
import { addCalendarDaySchema, removeCalendarDaySchema } from './schema'

export const addCalendarDayAction = action(addCalendarDaySchema, async (actor, input) => {
  const result = await addCalendarDay(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const removeCalendarDayAction = action(removeCalendarDaySchema, async (actor, input) => {
  const result = await removeCalendarDay(actor, input)
  revalidatePath('/', 'layout')
  return result
})
