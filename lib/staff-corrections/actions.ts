'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { decideCorrection, requestCorrection, withdrawCorrection } from './commands'
import { decideCorrectionSchema, requestCorrectionSchema, withdrawCorrectionSchema } from './schema'

const own = (done: string) => `/staff/corrections?done=${done}` as Route

export const requestCorrectionAction = action(requestCorrectionSchema, async (actor, input) => {
  await requestCorrection(actor, input)
  redirect(own('requested'))
})

export const withdrawCorrectionAction = action(withdrawCorrectionSchema, async (actor, input) => {
  await withdrawCorrection(actor, input)
  redirect(own('withdrawn'))
})

export const decideCorrectionAction = action(decideCorrectionSchema, async (actor, input) => {
  await decideCorrection(actor, input)
  redirect(`/office/corrections?done=${input.event}` as Route)
})
