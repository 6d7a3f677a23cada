'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { addWebhook, pingWebhook, resendWebhookDelivery, switchWebhook } from './commands'
import { addWebhookSchema, deliveryIdSchema, switchWebhookSchema, webhookIdSchema } from './schema'

const PATH = '/admin/webhooks'

export const addWebhookAction = action(addWebhookSchema, async (actor, input) => {
  const made = await addWebhook(actor, input)
  revalidatePath(PATH)
  return made
})

export const switchWebhookAction = action(switchWebhookSchema, async (actor, input) => {
  await switchWebhook(actor, input)
  revalidatePath(PATH)
})

export const pingWebhookAction = action(webhookIdSchema, async (actor, input) => {
  await pingWebhook(actor, input)
  revalidatePath(PATH)
})

export const resendWebhookDeliveryAction = action(deliveryIdSchema, async (actor, input) => {
  await resendWebhookDelivery(actor, input)
  revalidatePath(PATH)
})
