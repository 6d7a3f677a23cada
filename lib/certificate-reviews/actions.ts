'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { rejectCertificates, revokeCertificates, verifyCertificates } from './commands'
import { decideCertificatesSchema } from './schema'

export const verifyCertificatesAction = action(decideCertificatesSchema, async (actor, input) => {
  const result = await verifyCertificates(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const rejectCertificatesAction = action(decideCertificatesSchema, async (actor, input) => {
  const result = await rejectCertificates(actor, input)
  revalidatePath('/', 'layout')
  return result
})

export const revokeCertificatesAction = action(decideCertificatesSchema, async (actor, input) => {
  const result = await revokeCertificates(actor, input)
  revalidatePath('/', 'layout')
  return result
})
