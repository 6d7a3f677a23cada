'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { grantClaim, refuseClaim, requestClaim, withdrawClaim } from './commands'
import { grantClaimSchema, refuseClaimSchema, requestClaimSchema, withdrawClaimSchema } from './schema'

export const requestClaimAction = action(requestClaimSchema, async (actor, input) => {
  await requestClaim(actor, input)
  redirect('/operator/facilities?done=requested' as Route)
})

export const grantClaimAction = action(grantClaimSchema, async (actor, input) => {
  await grantClaim(actor, input)
  revalidatePath('/', 'layout')
  redirect(`/office/claims/${input.claimId}?done=granted` as Route)
})

export const refuseClaimAction = action(refuseClaimSchema, async (actor, input) => {
  await refuseClaim(actor, input)
  redirect(`/office/claims/${input.claimId}?done=refused` as Route)
})

export const withdrawClaimAction = action(withdrawClaimSchema, async (actor, input) => {
  await withdrawClaim(actor, input)
  redirect('/operator/facilities?done=withdrawn' as Route)
})
