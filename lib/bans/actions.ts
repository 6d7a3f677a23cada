'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { decideAppeal, recordAppeal, submitOwnAppeal } from './appeals'
import { enterBan, requestLift } from './commands'
import {
  decideAppealSchema,
  enterBanSchema,
  ownAppealSchema,
  recordAppealSchema,
  requestLiftSchema,
} from './schema'

const record = (id: string, done: string) => `/office/bans/${id}?done=${done}` as Route

export const enterBanAction = action(enterBanSchema, async (actor, input) => {
  const { id } = await enterBan(actor, input)
  redirect(record(id, 'entered'))
})

export const requestLiftAction = action(requestLiftSchema, async (actor, input) => {
  await requestLift(actor, input)
  redirect(record(input.banId, 'lift_requested'))
})

export const recordAppealAction = action(recordAppealSchema, async (actor, input) => {
  await recordAppeal(actor, input)
  redirect(record(input.banId, 'appealed'))
})

export const decideAppealAction = action(decideAppealSchema, async (actor, input) => {
  const { banId } = await decideAppeal(actor, input)
  redirect(record(banId, 'decided'))
})

export const submitOwnAppealAction = action(ownAppealSchema, async (actor, input) => {
  await submitOwnAppeal(actor, input)
  redirect('/staff?done=appealed' as Route)
})
