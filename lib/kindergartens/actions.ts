'use server'
import { action } from '@/lib/core/action'
import { createKindergarten, editKindergarten } from './commands'
import { kindergartenEditSchema, kindergartenFormSchema } from './schema'

export const createKindergartenAction = action(kindergartenFormSchema, createKindergarten)
export const editKindergartenAction = action(kindergartenEditSchema, editKindergarten)
