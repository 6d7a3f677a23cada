'use server'

import { action } from '@/lib/core/action'
import { setStatistic } from './commands'
import { setStatisticSchema } from './schema'

export const setStatisticAction = action(setStatisticSchema, setStatistic)
