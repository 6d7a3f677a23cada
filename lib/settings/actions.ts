'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { clearSetting, setSetting } from './commands'
import { clearSettingSchema, setSettingSchema } from './schema'

export const setSettingAction = action(setSettingSchema, async (actor, input) => {
  const result = await setSetting(actor, input)
  revalidatePath('/admin/settings')
  return result
})

export const clearSettingAction = action(clearSettingSchema, async (actor, input) => {
  const result = await clearSetting(actor, input)
  revalidatePath('/admin/settings')
  return result
})
