'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { endDoctorContract, signDoctorContract } from './commands'
import { endDoctorContractSchema, signDoctorContractSchema } from './schema'

export const signDoctorContractAction = action(
  signDoctorContractSchema,
  async (actor, input): Promise<never> => {
    const { facilityId } = await signDoctorContract(actor, input)
    redirect(`/office/facilities/${facilityId}?done=doctor`)
  },
)

export const endDoctorContractAction = action(
  endDoctorContractSchema,
  async (actor, input): Promise<never> => {
    const { facilityId } = await endDoctorContract(actor, input)
    redirect(`/office/facilities/${facilityId}?done=doctor`)
  },
)
