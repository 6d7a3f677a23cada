'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { createServiceSite, editServiceSite } from './commands'
import { serviceSiteEditSchema, serviceSiteFormSchema } from './schema'

export const createServiceSiteAction = action(serviceSiteFormSchema, async (actor, form): Promise<never> => {
  const { id } = await createServiceSite(actor, form)
  redirect(`/office/service-sites/${id}?done=created`)
})

export const editServiceSiteAction = action(serviceSiteEditSchema, async (actor, form): Promise<never> => {
  const { id } = await editServiceSite(actor, form)
  redirect(`/office/service-sites/${id}?done=edited`)
})
