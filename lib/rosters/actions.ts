'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { saveRoster } from './commands'
import { saveRosterSchema } from './schema'

export const saveRosterAction = action(saveRosterSchema, async (actor, input) => {
  const { short } = await saveRoster(actor, input)
  const { facilityId: facility, day } = input
  redirect(
    `/operator/roster?${new URLSearchParams({ facility, day, done: short > 0 ? 'short' : 'saved' })}` as Route,
  )
})
