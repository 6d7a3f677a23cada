import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { CLASS_KIND_LABELS } from '@/lib/ratios/labels'
import { CareClassKind } from '@/prisma/generated/enums'
import { keepsClasses } from './policy'
import { type ClassDto, type ClassFacility, filedClasses, findClass, getClassFacility } from './queries'
import { dayErrors, namesOnce } from './rules'
import type { AddClassInput, CloseClassInput, EditClassInput } from './schema'

function requireKeeper(actor: Actor): void {
  if (!keepsClasses(actor)) throw new AppError('forbidden')
}

const refuseSameName = (error: unknown): never => {
  if (isUniqueViolation(error))
    throw new AppError('invalid', { name: ['这家机构已经有一个同名的班级，请换个名称'] })
  throw error
}

function checkDays(life: Pick<ClassDto, 'openedOn' | 'closedOn'>): void {
  const errors = dayErrors(life, todayInShanghai())
  if (Object.keys(errors).length > 0) throw new AppError('invalid', errors)
}

const columns = ({ name, kind, places, openedOn }: Omit<AddClassInput, 'facilityId'>) => ({
  ...{ name, kind, places },
  openedOn: toDateColumn(openedOn),
})

const auditClass = (
  tx: Tx,
  actor: Actor,
  action: 'class.add' | 'class.edit' | 'class.close' | 'class.take_over',
  facility: Pick<ClassFacility, 'id' | 'regionCode'>,
  change: { before?: unknown; after?: unknown },
) =>
  audit(tx, actor, {
    action,
    subject: { type: 'care_class', id: facility.id },
    regionCode: facility.regionCode,
    ...change,
  })

/** Opens a class in one of the body's facilities. Throws forbidden, not_found, invalid for a name that is taken. */
export async function addClass(
  actor: Actor,
  { facilityId, ...input }: AddClassInput,
): Promise<{ id: string }> {
  requireKeeper(actor)
  return transaction(async (tx) => {
    const facility = await getClassFacility(actor, facilityId, tx)
    const made = await tx.careClass.create({
      data: { ...columns(input), facilityId, isDemo: facility.isDemo },
      select: { id: true },
    })
    await auditClass(tx, actor, 'class.add', facility, { after: { classId: made.id, ...input } })
    return made
  }).catch(refuseSameName)
}

async function lockClass(
  tx: Tx,
  actor: Actor,
  input: { classId: string; version: number },
): Promise<ClassDto> {
  await tx.$queryRaw`select 1 from care_classes where id = ${input.classId}::uuid for update`
  const found = await findClass(actor, input.classId, tx)
  if (!found) throw new AppError('not_found')
  if (found.version !== input.version) throw new AppError('conflict')
  return found
}

/** Puts a class right; its days and months stay. Throws forbidden, not_found, invalid, conflict. */
export async function editClass(actor: Actor, { classId, version, ...input }: EditClassInput): Promise<void> {
  requireKeeper(actor)
  await transaction(async (tx) => {
    const before = await lockClass(tx, actor, { classId, version })
    checkDays({ openedOn: input.openedOn, closedOn: before.closedOn })
    await tx.careClass.update({
      where: { id: classId },
      data: { ...columns(input), version: version + 1 },
      select: { id: true },
    })
    const facility = await getClassFacility(actor, before.facilityId, tx)
    const changed = changedFields({ ...before }, input)
    await auditClass(tx, actor, 'class.edit', facility, {
      before: { classId, ...changed.before },
      after: { classId, ...changed.after },
    })
  }).catch(refuseSameName)
}

/** Ends a class from a day on. Throws forbidden, not_found, invalid, conflict when it ended already. */
export async function closeClass(
  actor: Actor,
  { classId, version, closedOn }: CloseClassInput,
): Promise<void> {
  requireKeeper(actor)
  await transaction(async (tx) => {
    const before = await lockClass(tx, actor, { classId, version })
    if (before.closedOn !== null) throw new AppError('conflict', { '': ['这个班级已经登记过停班。'] })
    checkDays({ openedOn: before.openedOn, closedOn })
    await tx.careClass.update({
      where: { id: classId },
      data: { closedOn: toDateColumn(closedOn), version: version + 1 },
      select: { id: true },
    })
    const facility = await getClassFacility(actor, before.facilityId, tx)
    await auditClass(tx, actor, 'class.close', facility, {
      after: { classId, name: before.name, closedOn },
    })
  })
}

/**
 * Writes down the classes of the latest accepted filing, for a facility that has none yet. Returns how many. Throws
 * forbidden, not_found, conflict when it has classes already or no filing names any.
 */
export async function takeOverClasses(actor: Actor, { facilityId }: { facilityId: string }): Promise<number> {
  requireKeeper(actor)
  return transaction(async (tx) => {
    const facility = await getClassFacility(actor, facilityId, tx)
    // Two clicks in the same moment: the second waits here and finds the classes.
    await tx.$queryRaw`select 1 from facilities where id = ${facilityId}::uuid for no key update`
    if ((await tx.careClass.count({ where: { facilityId } })) > 0)
      throw new AppError('conflict', { '': ['这家机构已经有班级了，请直接修改。'] })
    const filed = await filedClasses(facilityId, tx)
    if (filed.length === 0) throw new AppError('conflict', { '': ['没有找到已受理的备案班级，请逐个添加。'] })
    const kindOf = (kind: string) => (Object.hasOwn(CareClassKind, kind) ? (kind as CareClassKind) : 'mixed')
    const names = namesOnce(filed.map(({ name, kind }) => name.trim() || CLASS_KIND_LABELS[kindOf(kind)]))
    const today = todayInShanghai()
    const openedOn = facility.openedOn !== null && facility.openedOn < today ? facility.openedOn : today
    await tx.careClass.createMany({
      data: filed.map(({ kind, places }, index) => ({
        ...columns({ name: names[index] ?? '', kind: kindOf(kind), places: Number(places), openedOn }),
        ...{ facilityId, isDemo: facility.isDemo },
      })),
    })
    await auditClass(tx, actor, 'class.take_over', facility, { after: { classes: names } })
    return filed.length
  })
}
