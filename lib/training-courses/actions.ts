'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { addCourse, editCourse } from './commands'
import { addCourseSchema, editCourseSchema } from './schema'

export const addCourseAction = action(addCourseSchema, async (actor, input): Promise<never> => {
  redirect(`/office/training/courses/${(await addCourse(actor, input)).id}?done=added`)
})

export const editCourseAction = action(editCourseSchema, async (actor, input): Promise<never> => {
  redirect(`/office/training/courses/${(await editCourse(actor, input)).id}?done=edited`)
})
