'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { createApiKey, revokeApiKey, rotateApiKey } from './commands'
import { createKeySchema, keyIdSchema, revokeKeySchema } from './schema'

export const createApiKeyAction = action(createKeySchema, async (actor, input) => {
  const made = await createApiKey(actor, input)
  revalidatePath('/admin/api-keys')
  return made
})

export const rotateApiKeyAction = action(keyIdSchema, async (actor, input) => {
  const made = await rotateApiKey(actor, input)
  revalidatePath('/admin/api-keys')
  return made
})

export const revokeApiKeyAction = action(revokeKeySchema, async (actor, input) => {
  await revokeApiKey(actor, input)
  revalidatePath('/admin/api-keys')
})
