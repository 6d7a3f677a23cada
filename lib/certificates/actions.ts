'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { handInCertificate, withdrawCertificate } from './commands'
import { submitCertificateSchema, withdrawCertificateSchema } from './schema'

export const handInCertificateAction = action(submitCertificateSchema, async (actor, input) => {
  const result = await handInCertificate(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const withdrawCertificateAction = action(withdrawCertificateSchema, async (actor, input) => {
  await withdrawCertificate(actor, input)
  revalidatePath('/', 'layout')
})
