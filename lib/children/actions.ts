'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { addChild, correctChild, withdrawConsent } from './commands'
import { addChildSchema, correctChildSchema, withdrawConsentSchema } from './schema'

const list = (done: string) => `/family/children?done=${done}` as Route

export const addChildAction = action(addChildSchema, async (actor, input) => {
  const { isJoined } = await addChild(actor, input)
  redirect(list(isJoined ? 'joined' : 'added'))
})

export const correctChildAction = action(correctChildSchema, async (actor, input) => {
  await correctChild(actor, input)
  redirect(list('corrected'))
})

export const withdrawConsentAction = action(withdrawConsentSchema, async (actor, input) => {
  redirect(list(await withdrawConsent(actor, input)))
})
