'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { createKindergarten, editKindergarten } from './commands'
import { kindergartenEditSchema, kindergartenFormSchema } from './schema'

export const createKindergartenAction = action(
  kindergartenFormSchema,
  async (actor, form): Promise<never> => {
    const { id } = await createKindergarten(actor, form)
    redirect(`/office/kindergartens/${id}?done=created`)
  },
)

export const editKindergartenAction = action(kindergartenEditSchema, async (actor, form): Promise<never> => {
  const { id } = await editKindergarten(actor, form)
  redirect(`/office/kindergartens/${id}?done=edited`)
})
