'use server'
import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { addOrganisation, editOrganisation } from './commands'
import { addOrganisationSchema, editOrganisationSchema } from './schema'

export const addOrganisationAction = action(addOrganisationSchema, async (actor, input) => {
  const { id } = await addOrganisation(actor, input)
  revalidatePath('/admin/organisations')
  return { id }
})

export const editOrganisationAction = action(editOrganisationSchema, async (actor, input) => {
  await editOrganisation(actor, input)
  revalidatePath('/admin/organisations')
  return {}
})
