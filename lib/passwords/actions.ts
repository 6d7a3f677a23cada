'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { landingFor } from '@/lib/accounts/rules'
import { action } from '@/lib/core/action'
import { AppError } from '@/lib/core/errors'
import { currentSession } from '@/lib/core/session'
import type { AccountRole } from '@/prisma/generated/enums'
import { changePassword } from './commands'
import { changePasswordSchema } from './schema'

export const changePasswordAction = action(changePasswordSchema, async (actor, input) => {
  await changePassword(actor, input)
  redirect('/account/security?done=password' as Route)
})

/** The same for a session that opens nothing until the password is new. */
export const renewPasswordAction = action(
  changePasswordSchema,
  async (_actor, input) => {
    const session = await currentSession()
    if (session?.stage !== 'new_password') throw new AppError('unauthenticated')
    await changePassword(session.actor, input)
    redirect(landingFor(session.actor.role as AccountRole, input.next) as Route)
  },
  { access: 'public' },
)
