import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { allowedEvents, canSetReference } from './policy'
import { getTarget } from './queries'
import { isYearOver, wordingOf } from './rules'
import type {
  ChangeTargetInput,
  SetReferenceValueInput,
  SetSubAreaMembersInput,
  TargetWording,
} from './schema'

/**
 * Changes what a target asks and keeps what it said before. Throws not_found, forbidden, invalid, or conflict when
 * somebody changed it since the form was drawn.
 */
export function changeTarget(actor: Actor, input: ChangeTargetInput): Promise<{ version: number }> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from targets where id = ${input.targetId} for update`
    const target = await getTarget(actor, input.targetId, tx)
    if (!allowedEvents(actor, { regionPath: target.planRegionPath }).includes('change_target'))
      throw new AppError('forbidden')
    if (target.version !== input.version) throw new AppError('conflict')
    if ((target.period === 'by_year') !== (input.year !== null))
      throw new AppError('invalid', {
        year: [target.period === 'by_year' ? '这个目标有期限，请填写年份' : '这个目标没有期限年份，请留空'],
      })
    await requireReference(tx, input.reference, target.unit, input.comparator === 'gte_ref')
    const before = wordingOf(target)
    const after = wordingFrom(input)
    if (JSON.stringify(before) === JSON.stringify(after))
      throw new AppError('invalid', { '': ['没有改动任何内容，不需要保存。'] })
    const version = target.version + 1
    await tx.target.update({
      where: { id: target.id },
      data: {
        comparator: after.comparator,
        value: after.value,
        referenceCode: after.referenceCode,
        year: after.year,
        ...(after.year !== before.year && after.year !== null ? { yearText: String(after.year) } : {}),
        ownerDepartment: after.ownerDepartment,
        note: after.note,
        baselineValue: after.baseline?.value ?? null,
        baselineYear: after.baseline?.year ?? null,
        baselineNote: after.baseline?.note ?? null,
        version,
      },
      select: { id: true },
    })
    await tx.targetRevision.create({
      data: { targetId: target.id, version, before, after, reason: input.reason, changedBy: actor.name },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'target.change',
      subject: { type: 'target', id: target.id },
      regionCode: target.regionCode,
      before,
      after,
      reason: input.reason,
    })
    return { version }
  })
}

const wordingFrom = (input: ChangeTargetInput): TargetWording => ({
  comparator: input.comparator,
  value: input.value,
  referenceCode: input.comparator === 'gte_ref' ? input.reference : null,
  year: input.year,
  ownerDepartment: input.ownerDepartment,
  note: input.note,
  baseline:
    input.baselineValue === null || input.baselineYear === null
      ? null
      : { value: input.baselineValue, year: input.baselineYear, note: input.baselineNote },
})

async function requireReference(tx: Tx, code: string | null, unit: string, isNeeded: boolean): Promise<void> {
  if (!isNeeded) return
  const known = await tx.referenceValue.findFirst({ where: { code: code ?? '' }, select: { unit: true } })
  if (known?.unit !== unit) throw new AppError('invalid', { reference: ['请选择单位与目标相同的参照值'] })
}

/**
 * Adds a year to a moving reference or corrects one; every target that compares with it moves at once. Throws
 * forbidden, not_found for an unknown reference, invalid for a year not over, conflict for a year changed meanwhile.
 */
export async function setReferenceValue(actor: Actor, input: SetReferenceValueInput): Promise<void> {
  if (!canSetReference(actor)) throw new AppError('forbidden')
  if (!isYearOver(input.year, todayInShanghai()))
    throw new AppError('invalid', { year: ['这一年还没有结束，没有全年的数值'] })
  await transaction(async (tx) => {
    const [like] = await tx.referenceValue.findMany({ where: { code: input.reference }, take: 1 })
    if (!like) throw new AppError('not_found')
    const { code, label, unit } = like
    const key = { code_year: { code, year: input.year } }
    await tx.$queryRaw`select 1 from reference_values where code = ${code} and year = ${input.year} for update`
    const known = await tx.referenceValue.findUnique({ where: key })
    if ((known?.version ?? 0) !== input.version) throw new AppError('conflict')
    const { value, source } = input
    const data = { value, source, version: input.version + 1 }
    await (known
      ? tx.referenceValue.update({ where: key, data })
      : tx.referenceValue.create({ data: { ...data, code, label, unit, year: input.year } }))
    await audit(tx, actor, {
      action: 'reference.set',
      subject: { type: 'reference', id: `${code}/${input.year}` },
      before: known && { value: Number(known.value), source: known.source },
      after: { value, source },
      reason: input.reason,
    })
  }).catch(refuseTwice)
}

function refuseTwice(error: unknown): never {
  // Two people added the same year at once: the second meets the unique key.
  if (isUniqueViolation(error)) throw new AppError('conflict')
  throw error
}

/**
 * Sets which townships belong to a sub-area. Throws not_found, forbidden, or invalid for a division that does not
 * lie below the sub-area's region.
 */
export function setSubAreaMembers(actor: Actor, input: SetSubAreaMembersInput): Promise<void> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from sub_areas where id = ${input.subAreaId}::uuid for update`
    const area = await tx.subArea.findUnique({
      where: { id: input.subAreaId },
      select: {
        id: true,
        regionCode: true,
        region: { select: { path: true } },
        members: { select: { regionCode: true }, orderBy: { regionCode: 'asc' } },
      },
    })
    if (!area) throw new AppError('not_found')
    if (!allowedEvents(actor, { regionPath: area.region.path }).includes('set_members'))
      throw new AppError('forbidden')
    const wanted = [...new Set(input.members)].sort()
    const below = await tx.region.count({
      where: { code: { in: wanted }, path: { startsWith: `${area.region.path}/` } },
    })
    if (below !== wanted.length) throw new AppError('invalid', { members: ['只能选这个地区下面的街镇'] })
    await tx.subAreaMember.deleteMany({ where: { subAreaId: area.id } })
    await tx.subAreaMember.createMany({
      data: wanted.map((regionCode) => ({ subAreaId: area.id, regionCode })),
    })
    await audit(tx, actor, {
      action: 'sub_area.set_members',
      subject: { type: 'sub_area', id: area.id },
      regionCode: area.regionCode,
      before: { members: area.members.map((member) => member.regionCode) },
      after: { members: wanted },
      reason: input.reason,
    })
  })
}
