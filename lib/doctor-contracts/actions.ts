'use server'
import { action } from '@/lib/core/action'
import { endDoctorContract, signDoctorContract } from './commands'
import { endDoctorContractSchema, signDoctorContractSchema } from './schema'

export const signDoctorContractAction = action(signDoctorContractSchema, signDoctorContract)
export const endDoctorContractAction = action(endDoctorContractSchema, endDoctorContract)
