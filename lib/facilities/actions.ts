'use server'
import { action } from '@/lib/core/action'
import { changeFacilityStatus, createFacility, editFacility } from './commands'
import { facilityEditSchema, facilityFormSchema, facilityStatusSchema } from './schema'

export const createFacilityAction = action(facilityFormSchema, createFacility)
export const editFacilityAction = action(facilityEditSchema, editFacility)
export const changeFacilityStatusAction = action(facilityStatusSchema, changeFacilityStatus)
