'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { saveMonth } from './commands'
import { saveMonthSchema } from './schema'

export const saveMonthAction = action(saveMonthSchema, async (actor, input) => {
  await saveMonth(actor, input)
  const { facilityId: facility, month } = input
  redirect(`/operator/months?${new URLSearchParams({ facility, month, done: 'saved' })}` as Route)
})
