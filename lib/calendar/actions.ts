'use server'

import { action } from '@/lib/core/action'
import { addCalendarDay, removeCalendarDay } from './commands'
import { addCalendarDaySchema, removeCalendarDaySchema } from './schema'

export const addCalendarDayAction = action(addCalendarDaySchema, addCalendarDay)
export const removeCalendarDayAction = action(removeCalendarDaySchema, removeCalendarDay)
