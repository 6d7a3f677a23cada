'use server'
import { action } from '@/lib/core/action'
import { createServiceSite, editServiceSite } from './commands'
import { serviceSiteEditSchema, serviceSiteFormSchema } from './schema'

export const createServiceSiteAction = action(serviceSiteFormSchema, createServiceSite)
export const editServiceSiteAction = action(serviceSiteEditSchema, editServiceSite)
