'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { requestDevice } from '@/lib/core/request'
import { askRecovery, recover } from './commands'
import { askRecoverySchema, recoverSchema } from './schema'

const open = { access: 'public' } as const

export const askRecoveryAction = action(
  askRecoverySchema,
  async (actor, input) => {
    const { confirmationId } = await askRecovery(actor, input, (await requestDevice()).address)
    redirect(`/recover/confirm?id=${confirmationId}` as Route)
  },
  open,
)

export const recoverAction = action(
  recoverSchema,
  async (actor, input) => {
    await recover(actor, input, (await requestDevice()).address)
    redirect('/sign-in?done=recovered' as Route)
  },
  open,
)
