import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { resolveRegion } from '@/lib/regions/queries'
import { keepsTraining } from './policy'
import { findCourse } from './queries'
import type { AddCourseInput, EditCourseInput } from './schema'

/** Puts a course on offer for an area. Throws forbidden, invalid for an area that is not there or not the actor's. */
export async function addCourse(
  actor: Actor,
  { region: text, ...fields }: AddCourseInput,
): Promise<{ id: string }> {
  if (!can(actor, 'training.keep')) throw new AppError('forbidden')
  return transaction(async (tx) => {
    const region = await resolveRegion(actor, text, actor.regionPath ?? '100000', tx)
    if (!region || !keepsTraining(actor, region.path))
      throw new AppError('invalid', { region: ['请填写本地区范围内的地区'] })
    const { id } = await tx.trainingCourse.create({
      data: { ...fields, regionCode: region.code, isDemo: actor.isDemo },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'training_course.add',
      subject: { type: 'training_course', id },
      regionCode: region.code,
      after: fields,
    })
    return { id }
  })
}

/**
 * Puts a course right or takes it off the offer. Hours and accounts count for attendances from now on: those recorded
 * keep what they were recorded with. Throws not_found, conflict after another's change.
 */
export async function editCourse(actor: Actor, input: EditCourseInput): Promise<{ id: string }> {
  if (!can(actor, 'training.keep')) throw new AppError('forbidden')
  const { courseId, version, ...fields } = input
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from training_courses where id = ${courseId}::uuid for update`
    const course = await findCourse(actor, courseId, tx)
    if (!course) throw new AppError('not_found')
    if (course.version !== version) throw new AppError('conflict')
    await tx.trainingCourse.update({
      where: { id: courseId },
      data: { ...fields, version: version + 1 },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'training_course.edit',
      subject: { type: 'training_course', id: courseId },
      regionCode: course.regionCode,
      ...changedFields({ ...course }, fields),
    })
    return { id: courseId }
  })
}
