import 'server-only'
import { saveMonth } from '@/lib/class-months/commands'
import { getMonth } from '@/lib/class-months/queries'
import type { Actor } from '@/lib/core/actor'
import { AppError, type FieldErrors } from '@/lib/core/errors'
import type { ClassReportAnswer, ClassReportInput } from './schema'

/**
 * A month of a facility as the body's own software reports it; the same twice changes nothing. Throws forbidden,
 * not_found, invalid for a class the month does not have or one left out, conflict beside somebody else's change.
 */
export async function reportMonth(actor: Actor, input: ClassReportInput): Promise<ClassReportAnswer> {
  const { facilityId, month, classes, confirmed } = input
  const sheet = await getMonth(actor, facilityId, month)
  const idByName = new Map(sheet.classes.map(({ id, name }) => [name, id]))
  const errors: FieldErrors = {}
  const rows = new Map<string, { enrolled: number; healthRecords: number | null }>()
  for (const [index, { name, enrolled, healthRecords }] of classes.entries()) {
    const id = idByName.get(name)
    if (!id) errors[`classes.${index}.name`] = ['这个月没有开这个班，请核对班级名称']
    else if (rows.has(id)) errors[`classes.${index}.name`] = ['同一个班报了两次']
    else rows.set(id, { enrolled, healthRecords })
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', errors)
  await saveMonth(actor, { facilityId, month, stamp: sheet.stamp, confirmed, rows })
  const enrolled = [...rows.values()].reduce((sum, row) => sum + row.enrolled, 0)
  return { facilityId, month, enrolled }
}
