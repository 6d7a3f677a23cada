'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { clientAddress } from '@/lib/core/request'
import { closeSession, openSession } from '@/lib/core/session'
import { setAccountEnabled, signIn, signOut, signOutEverywhere } from './commands'
import { landingFor } from './rules'
import { emptySchema, setAccountEnabledSchema, signInSchema } from './schema'

const open = { access: 'public' } as const

export const signInAction = action(
  signInSchema,
  async (actor, input) => {
    const signedIn = await signIn(actor, input, clientAddress(await headers()))
    await openSession(signedIn)
    redirect(landingFor(signedIn.role, input.next) as Route)
  },
  open,
)

export const signOutAction = action(
  emptySchema,
  async (actor) => {
    await signOut(actor)
    await closeSession()
    redirect('/')
  },
  open,
)

export const signOutEverywhereAction = action(emptySchema, async (actor) => {
  await signOutEverywhere(actor)
  await closeSession()
  redirect('/sign-in')
})

export const setAccountEnabledAction = action(setAccountEnabledSchema, async (actor, input) => {
  await setAccountEnabled(actor, input)
  revalidatePath('/admin/accounts', 'layout')
  return { isEnabled: input.isEnabled }
})
