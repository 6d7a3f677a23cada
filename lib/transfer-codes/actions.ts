'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { hireByCode, makeTransferCode } from './commands'
import { hireByCodeSchema, makeCodeSchema } from './schema'

export const makeTransferCodeAction = action(makeCodeSchema, (actor) => makeTransferCode(actor))

export const hireByCodeAction = action(hireByCodeSchema, async (actor, input) => {
  await hireByCode(actor, input)
  redirect('/operator/staff?done=added' as Route)
})
