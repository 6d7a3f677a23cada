'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { transcribeOpinionSchema } from '@/lib/department-tasks/schema'
import {
  confirmCompliance,
  confirmRectified,
  notifyNoncompliance,
  recordPaperOpinion,
  recordSiteCheck,
} from './commands'
import {
  confirmComplianceSchema,
  confirmRectifiedSchema,
  notifyNoncomplianceSchema,
  siteCheckSchema,
} from './schema'

/** Back to the case, which then says what was done: the form that did it is gone from the page. */
function backTo(caseId: string, done: string): never {
  revalidatePath('/', 'layout')
  redirect(`/office/filings/${caseId}?done=${done}` as Route)
}

export const transcribeOpinionAction = action(transcribeOpinionSchema, async (actor, input) => {
  await recordPaperOpinion(actor, input)
  backTo(input.caseId, 'transcribe_opinion')
})

export const recordSiteCheckAction = action(siteCheckSchema, async (actor, input) => {
  await recordSiteCheck(actor, input)
  backTo(input.caseId, 'record_site_check')
})

export const confirmComplianceAction = action(confirmComplianceSchema, async (actor, input) => {
  await confirmCompliance(actor, input)
  backTo(input.caseId, 'confirm_compliance')
})

export const notifyNoncomplianceAction = action(notifyNoncomplianceSchema, async (actor, input) => {
  const { step, findings, typed } = input
  if (step !== 'send') return { step, findings, typed }
  await notifyNoncompliance(actor, input)
  return backTo(input.caseId, 'notify_noncompliance')
})

export const confirmRectifiedAction = action(confirmRectifiedSchema, async (actor, input) => {
  await confirmRectified(actor, input)
  backTo(input.caseId, 'confirm_rectified')
})
