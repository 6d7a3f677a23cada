'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { landingFor } from '@/lib/accounts/rules'
import { action } from '@/lib/core/action'
import { AppError } from '@/lib/core/errors'
import { requestDevice } from '@/lib/core/request'
import { currentSession, openSession } from '@/lib/core/session'
import { stageAddress } from '@/lib/core/sign-in-stages'
import type { AccountRole } from '@/prisma/generated/enums'
import {
  confirmEnrolment,
  disableSecondFactor,
  passSecondStep,
  prepareEnrolment,
  renewRecoveryCodes,
  resetSecondFactor,
} from './commands'
import {
  confirmEnrolmentSchema,
  disableSchema,
  emptySchema,
  renewCodesSchema,
  resetSecondFactorSchema,
  secondStepSchema,
} from './schema'

const open = { access: 'public' } as const

export const passSecondStepAction = action(
  secondStepSchema,
  async (_actor, input) => {
    const session = await currentSession()
    if (session?.stage !== 'second_step') throw new AppError('unauthenticated')
    const begun = await passSecondStep(session.actor, input, await requestDevice())
    await openSession(begun)
    const landing = landingFor(session.actor.role as AccountRole, input.next)
    redirect((stageAddress(begun.stage, input.next) ?? landing) as Route)
  },
  open,
)

export const prepareEnrolmentAction = action(
  emptySchema,
  async () => {
    const session = await currentSession()
    if (session?.stage !== 'enrol' && session?.stage !== 'open') throw new AppError('unauthenticated')
    await prepareEnrolment(session.actor)
    revalidatePath('/sign-in/enrol')
    return {}
  },
  open,
)

export const confirmEnrolmentAction = action(
  confirmEnrolmentSchema,
  async (_actor, input) => {
    const session = await currentSession()
    if (session?.stage !== 'enrol' && session?.stage !== 'open') throw new AppError('unauthenticated')
    const isPending = session.stage === 'enrol'
    const enrolled = await confirmEnrolment(session.actor, input, await requestDevice(), isPending)
    if (enrolled.begun) await openSession(enrolled.begun)
    return { codes: enrolled.codes }
  },
  open,
)

export const renewRecoveryCodesAction = action(renewCodesSchema, async (actor, input) => ({
  codes: await renewRecoveryCodes(actor, input),
}))

export const disableSecondFactorAction = action(disableSchema, async (actor, input) => {
  await disableSecondFactor(actor, input)
  redirect('/account/security?done=disabled' as Route)
})

export const resetSecondFactorAction = action(resetSecondFactorSchema, async (actor, input) => {
  await resetSecondFactor(actor, input)
  redirect(`/admin/accounts/${input.accountId}?done=second_factor_off` as Route)
})
