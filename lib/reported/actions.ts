'use server'

import { action } from '@/lib/core/action'
import { confirmReported, enterReported, rejectReported, revokeReported, withdrawReported } from './commands'
import { decideReportedSchema, enterReportedSchema } from './schema'

export const enterReportedAction = action(enterReportedSchema, enterReported)
export const confirmReportedAction = action(decideReportedSchema, confirmReported)
export const rejectReportedAction = action(decideReportedSchema, rejectReported)
export const withdrawReportedAction = action(decideReportedSchema, withdrawReported)
export const revokeReportedAction = action(decideReportedSchema, revokeReported)
