'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { acceptSchema } from '@/lib/filing-reviews/schema'
import { acceptFiling } from './commands'

export const acceptFilingAction = action(acceptSchema, async (actor, input) => {
  await acceptFiling(actor, input)
  revalidatePath('/', 'layout')
  redirect(`/office/filings/${input.caseId}?done=issue_receipt` as Route)
})
