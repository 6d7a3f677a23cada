'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { askCorrections, returnCorrections } from './commands'
import { askCorrectionsSchema, returnCorrectionsSchema } from './schema'

export const askCorrectionsAction = action(askCorrectionsSchema, async (actor, input) => {
  const { caseId, step, message, items } = input
  if (step !== 'send') return { step, message, items }
  await askCorrections(actor, input)
  revalidatePath('/', 'layout')
  redirect(`/office/filings/${caseId}?done=ask_corrections` as Route)
})

export const returnCorrectionsAction = action(returnCorrectionsSchema, async (actor, input) => {
  await returnCorrections(actor, input)
  revalidatePath('/', 'layout')
  redirect(`/office/filings/${input.caseId}?done=return_corrections` as Route)
})
