'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { landingFor } from '@/lib/accounts/rules'
import { action } from '@/lib/core/action'
import { requestDevice } from '@/lib/core/request'
import { closeSession, currentSession, openSession } from '@/lib/core/session'
import { stageAddress } from '@/lib/core/sign-in-stages'
import { providerOfSession } from '@/lib/identity-links/queries'
import { signIn, signOut, signOutEverywhere } from './commands'
import { emptySchema, signInSchema } from './schema'

const open = { access: 'public' } as const

export const signInAction = action(
  signInSchema,
  async (actor, input) => {
    const before = await currentSession()
    const signedIn = await signIn(actor, input, await requestDevice(), before?.actor.sessionId)
    await openSession(signedIn)
    redirect((stageAddress(signedIn.stage, input.next) ?? landingFor(signedIn.role, input.next)) as Route)
  },
  open,
)

export const signOutAction = action(
  emptySchema,
  async () => {
    const session = await currentSession()
    const provider = session && (await providerOfSession(session.actor))
    if (session) await signOut(session.actor)
    await closeSession()
    redirect((provider ? `/sign-in/oidc/${provider}/out` : '/') as Route)
  },
  open,
)

export const signOutEverywhereAction = action(emptySchema, async (actor) => {
  await signOutEverywhere(actor)
  await closeSession()
  redirect('/sign-in')
})
