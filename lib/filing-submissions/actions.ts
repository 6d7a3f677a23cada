'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { caseHref } from '@/lib/filing-drafts/steps'
import { answerCorrections, answerItem, reportRectified, submitCase, withdrawCase } from './commands'
import {
  answerItemSchema,
  reportRectifiedSchema,
  sendCorrectionsSchema,
  submitSchema,
  withdrawSchema,
} from './schema'

// Each ends on a page of its own, so that going back or sending twice does nothing new.

export const submitCaseAction = action(submitSchema, async (actor, input): Promise<never> => {
  const { id } = await submitCase(actor, input)
  redirect(caseHref(id, '/done'))
})

export const answerItemAction = action(answerItemSchema, async (actor, input): Promise<never> => {
  await answerItem(actor, input)
  // The same line answered again leads to the same address.
  revalidatePath(caseHref(input.caseId, '/corrections'))
  redirect(caseHref(input.caseId, `/corrections?done=answered&item=${input.itemId}#item-${input.itemId}`))
})

export const sendCorrectionsAction = action(
  sendCorrectionsSchema,
  async (actor, { caseId, version }): Promise<never> => {
    const { id } = await answerCorrections(actor, caseId, version)
    redirect(caseHref(id, '/done'))
  },
)

export const withdrawCaseAction = action(withdrawSchema, async (actor, input): Promise<never> => {
  await withdrawCase(actor, input)
  redirect(caseHref(input.caseId, '?done=withdrawn'))
})

export const reportRectifiedAction = action(reportRectifiedSchema, async (actor, input): Promise<never> => {
  await reportRectified(actor, input)
  redirect(caseHref(input.caseId, '?done=rectified'))
})
