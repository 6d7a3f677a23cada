'use server'

import { action } from '@/lib/core/action'
import { changeTarget, setReferenceValue, setSubAreaMembers } from './commands'
import { changeTargetSchema, setReferenceValueSchema, setSubAreaMembersSchema } from './schema'

export const changeTargetAction = action(changeTargetSchema, changeTarget)
export const setReferenceValueAction = action(setReferenceValueSchema, setReferenceValue)
export const setSubAreaMembersAction = action(setSubAreaMembersSchema, setSubAreaMembers)
