import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { resolveRegion } from '@/lib/regions/queries'
import { dutyName } from './labels'
import { canRegister } from './policy'
import type { AddDepartmentInput, RenameDepartmentInput } from './schema'

/** Registers which body of a county answers for a duty. Throws forbidden, invalid for an area that is no county, conflict for a duty that has one. */
export async function addDepartment(actor: Actor, input: AddDepartmentInput): Promise<{ id: string }> {
  if (!canRegister(actor)) throw new AppError('forbidden')
  const { duty, name } = input
  return transaction(async (tx) => {
    const region = await resolveRegion(actor, input.region, '100000', tx)
    if (!region) throw new AppError('invalid', { region: ['没有找到这个地区，请填区划代码或全称'] })
    if (region.level === 'township' || region.anchorCode !== region.code)
      throw new AppError('invalid', { region: ['备案由区县受理，请填区县，不填省、市或街镇'] })
    const { id } = await tx.department.create({
      data: { regionCode: region.code, duty, name },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'department.add',
      subject: { type: 'department', id },
      regionCode: region.code,
      after: { name, duty: dutyName(duty) },
    })
    return { id }
  }).catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw new AppError('conflict', { '': ['这个地区的这项职责已经有部门了。名称变了，请在下面改名。'] })
    throw error
  })
}

/**
 * Gives a department its new name; what was asked under the old one keeps it. A renamed demo department becomes a real
 * one. Throws forbidden, not_found, conflict when it was changed since the form was drawn.
 */
export async function renameDepartment(actor: Actor, input: RenameDepartmentInput): Promise<void> {
  if (!canRegister(actor)) throw new AppError('forbidden')
  const { id, name, version, reason } = input
  await transaction(async (tx) => {
    const known = await tx.department.findUnique({ where: { id } })
    if (!known) throw new AppError('not_found')
    const { count } = await tx.department.updateMany({
      where: { id, version },
      data: { name, isDemo: false, version: version + 1 },
    })
    if (count === 0) throw new AppError('conflict')
    await audit(tx, actor, {
      action: 'department.rename',
      subject: { type: 'department', id },
      regionCode: known.regionCode,
      before: { name: known.name },
      after: { name },
      reason,
    })
  })
}
