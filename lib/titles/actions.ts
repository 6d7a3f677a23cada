'use server'
import { action } from '@/lib/core/action'
import { awardTitle, withdrawTitle } from './commands'
import { awardTitleSchema, withdrawTitleSchema } from './schema'

export const awardTitleAction = action(awardTitleSchema, awardTitle)
export const withdrawTitleAction = action(withdrawTitleSchema, withdrawTitle)
