'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { closeSession } from '@/lib/core/session'
import { endOtherSessions, endOwnSession } from './commands'
import { emptySchema, endSessionSchema } from './schema'

export const endSessionAction = action(endSessionSchema, async (actor, input) => {
  await endOwnSession(actor, input)
  if (input.sessionId === actor.sessionId) {
    await closeSession()
    redirect('/')
  }
  redirect('/account/sessions?done=ended' as Route)
})

export const endOtherSessionsAction = action(emptySchema, async (actor) => {
  await endOtherSessions(actor)
  redirect('/account/sessions?done=others' as Route)
})
