'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { changeFacilityStatus, createFacility, editFacility } from './commands'
import { facilityEditSchema, facilityFormSchema, facilityStatusSchema } from './schema'

// Each ends on the record itself: the page then shows the new state and version, with or without JavaScript.

export const createFacilityAction = action(facilityFormSchema, async (actor, form): Promise<never> => {
  const { id } = await createFacility(actor, form)
  redirect(`/office/facilities/${id}?done=created`)
})

export const editFacilityAction = action(facilityEditSchema, async (actor, form): Promise<never> => {
  const { id } = await editFacility(actor, form)
  redirect(`/office/facilities/${id}?done=edited`)
})

export const changeFacilityStatusAction = action(
  facilityStatusSchema,
  async (actor, input): Promise<never> => {
    const { id } = await changeFacilityStatus(actor, input)
    redirect(`/office/facilities/${id}?done=status`)
  },
)
