'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { AppError } from '@/lib/core/errors'
import { formatTime } from '@/lib/format/date'
import { discardDraft, saveInputs, startCase } from './commands'
import { changedInputs } from './rules'
import { caseIdSchema, saveInputsSchema, savePageSchema, startSchema } from './schema'
import { caseHref, drawnInputs, nextPage, postedInputs } from './steps'

export const startCaseAction = action(startSchema, async (actor, input): Promise<never> => {
  const { id } = await startCase(actor, input)
  redirect(caseHref(id))
})

/** Called at every field by the form's own script; says when it was saved. */
export const saveInputsAction = action(saveInputsSchema, async (actor, { caseId, names, ...form }) => {
  // Forms send line ends as CR LF.
  const wanted = names.split(/\r?\n/).filter((name) => name !== '')
  const { savedAt, problems } = await saveInputs(actor, caseId, postedInputs(form, wanted))
  if (Object.keys(problems).length > 0) throw new AppError('invalid', problems)
  return { savedAt: formatTime(savedAt) }
})

/** The whole page, with or without JavaScript; ends on the next page, or on this one when something could not be kept. */
export const savePageAction = action(
  savePageSchema,
  async (actor, { caseId, page, drawn, go, back, ...form }): Promise<never> => {
    const before = drawnInputs(drawn)
    const changed = changedInputs(before, postedInputs(form, Object.keys(form)))
    const [verb, list = '', key = ''] = go.split(':')
    const row = verb === 'add' || verb === 'remove' ? ({ do: verb, list, key } as const) : undefined
    const saved = await saveInputs(actor, caseId, changed, row)
    if (Object.keys(saved.problems).length > 0) throw new AppError('invalid', saved.problems)
    redirect(nextPage(caseId, page, go, back, saved))
  },
)

export const discardDraftAction = action(caseIdSchema, async (actor, { caseId }): Promise<never> => {
  await discardDraft(actor, caseId)
  redirect('/operator/filings?done=discarded' as Route)
})
