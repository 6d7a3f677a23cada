'use server'

import { action } from '@/lib/core/action'
import { compareCertificates } from './commands'
import { compareListSchema } from './schema'

export const compareCertificatesAction = action(compareListSchema, compareCertificates)
