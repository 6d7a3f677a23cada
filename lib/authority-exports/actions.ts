'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { isAdmin } from '@/lib/core/actor'
import { decideExport, requestExport, withdrawExport } from './commands'
import { decideExportSchema, requestExportSchema, withdrawExportSchema } from './schema'

export const requestExportAction = action(requestExportSchema, async (actor, input) => {
  const { id } = await requestExport(actor, input)
  redirect(`/office/data-requests/${id}?done=requested` as Route)
})

export const decideExportAction = action(decideExportSchema, async (actor, input) => {
  await decideExport(actor, input)
  const room = isAdmin(actor) ? '/admin' : '/office'
  const done = input.decision === 'approve' ? 'approved' : 'rejected'
  redirect(`${room}/data-requests/${input.requestId}?done=${done}` as Route)
})

export const withdrawExportAction = action(withdrawExportSchema, async (actor, input) => {
  await withdrawExport(actor, input)
  redirect(`/office/data-requests/${input.requestId}?done=withdrawn` as Route)
})
