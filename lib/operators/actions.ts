'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { confirmSchema, resendSchema } from '@/lib/confirmations/schema'
import { action } from '@/lib/core/action'
import { clientAddress } from '@/lib/core/request'
import { openSession } from '@/lib/core/session'
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
    await openSession(await confirmRegistration(actor, input, clientAddress(await headers())))
    redirect('/operator')
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
