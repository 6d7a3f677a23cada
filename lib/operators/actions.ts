'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { confirmSchema, resendSchema } from '@/lib/confirmations/schema'
import { action } from '@/lib/core/action'
import { clientAddress, requestDevice } from '@/lib/core/request'
import { openSession } from '@/lib/core/session'
import { stageAddress } from '@/lib/core/sign-in-stages'
import { confirmRegistration, registerOperator, resendRegistrationCode } from './commands'
import { registerSchema } from './schema'

const open = { access: 'public' } as const
const confirmPage = (id: string, sent = '') => `/register/confirm?id=${id}${sent}` as Route

export const registerOperatorAction = action(
  registerSchema,
  async (actor, input) => {
    const { confirmationId } = await registerOperator(actor, input, clientAddress(await headers()))
    redirect(confirmPage(confirmationId))
  },
  open,
)

export const confirmRegistrationAction = action(
  confirmSchema,
  async (actor, input) => {
    const begun = await confirmRegistration(actor, input, await requestDevice())
    await openSession(begun)
    redirect((stageAddress(begun.stage) ?? '/operator') as Route)
  },
  open,
)

export const resendRegistrationCodeAction = action(
  resendSchema,
  async (actor, input) => {
    const address = clientAddress(await headers())
    const { confirmationId } = await resendRegistrationCode(actor, input, address)
    redirect(confirmPage(confirmationId, '&sent=1'))
  },
  open,
)
