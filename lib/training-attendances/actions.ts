'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { recordAttendance, revokeAttendance, signIn } from './commands'
import { recordAttendanceSchema, revokeAttendanceSchema, signInSchema } from './schema'

export const signInAction = action(signInSchema, signIn)

export const recordAttendanceAction = action(recordAttendanceSchema, async (actor, input) => {
  const recorded = await recordAttendance(actor, input)
  revalidatePath(`/office/training/sessions/${input.sessionId}`)
  return recorded
})

export const revokeAttendanceAction = action(revokeAttendanceSchema, async (actor, input): Promise<never> => {
  redirect(`/office/training/sessions/${(await revokeAttendance(actor, input)).sessionId}?done=revoked`)
})
