import 'server-only'
import { keepsClasses } from '@/lib/classes/policy'
import { getClassFacility } from '@/lib/classes/queries'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError, type FieldErrors } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { refreshRollups } from '@/lib/rollups/commands'
import { type ClassMonthSheet, getMonth, type MonthClass } from './queries'
import { firstDay, isTellable } from './rules'
import type { MonthRow, SaveMonthInput } from './schema'

/**
 * Tells or puts right a month of a facility: enrolled children and health records of every class, counts only. The latest
 * month moves the register's number of enrolled children and the figures that rest on it, in the same transaction. More
 * children than places are kept only when confirmed. The same month twice changes nothing. Throws forbidden, not_found,
 * invalid, conflict when somebody else changed it meanwhile.
 */
export async function saveMonth(actor: Actor, input: SaveMonthInput): Promise<void> {
  const { facilityId, month } = input
  if (!keepsClasses(actor)) throw new AppError('forbidden')
  if (!isTellable(month, todayInShanghai()))
    throw new AppError('invalid', { month: ['只能登记本月和以前两年内的月份'] })
  await transaction(async (tx) => {
    await getClassFacility(actor, facilityId, tx)
    await tx.$queryRaw`select 1 from facilities where id = ${facilityId}::uuid for no key update`
    const before = await getMonth(actor, facilityId, month, tx)
    const rows = checkRows(before, input)
    const changed = rows.filter(
      ({ group, row }) => group.enrolled !== row.enrolled || group.healthRecords !== row.healthRecords,
    )
    if (changed.length === 0) return
    if (before.stamp !== input.stamp) throw new AppError('conflict')
    for (const { group, row } of changed) await writeRow(tx, actor, before, group, row)
    const total = rows.reduce((sum, { row }) => sum + row.enrolled, 0)
    const moved = await moveEnrolled(tx, before, total)
    await audit(tx, actor, {
      action: 'class_month.save',
      subject: { type: 'class_month', id: facilityId },
      regionCode: before.facility.regionCode,
      before: { month, classes: changed.map(({ group }) => line(group, group)) },
      after: { month, classes: changed.map(({ group, row }) => line(group, row)), registered: moved },
    })
    await refreshRollups(tx, [before.facility.regionCode])
  })
}

const line = (
  { name }: MonthClass,
  { enrolled, healthRecords }: Pick<MonthClass, 'enrolled' | 'healthRecords'>,
) => ({ name, enrolled, healthRecords })

function checkRows({ classes }: ClassMonthSheet, { rows, confirmed }: SaveMonthInput) {
  const errors: FieldErrors = {}
  if (classes.length === 0) throw new AppError('invalid', { month: ['这个月没有开班的班级，请先建立班级'] })
  const known = new Set(classes.map(({ id }) => id))
  for (const id of rows.keys())
    if (!known.has(id)) errors[`enrolled-${id}`] = ['这个班级不属于这家机构，或这个月没有开班']
  const told: { group: MonthClass; row: MonthRow }[] = []
  for (const group of classes) {
    const row = rows.get(group.id)
    if (!row) {
      // One class left out would make the facility's number too small.
      errors[`enrolled-${group.id}`] = ['请填写在托人数，没有就填 0']
      continue
    }
    if (row.healthRecords !== null && row.healthRecords > row.enrolled)
      errors[`health-${group.id}`] = ['建档人数不能多于在托人数']
    told.push({ group, row })
  }
  const over = told.filter(({ group, row }) => row.enrolled > group.places)
  if (over.length > 0 && !confirmed) {
    const names = over.map(({ group, row }) => `${group.name}（${row.enrolled} 人，托位 ${group.places} 个）`)
    errors.confirmed = [`在托人数多于托位：${names.join('、')}。请核对，确实如此就勾选确认后再提交`]
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', errors)
  return told
}

async function writeRow(
  tx: Tx,
  actor: Actor,
  { facility, month }: ClassMonthSheet,
  { id: classId }: MonthClass,
  row: MonthRow,
): Promise<void> {
  const data = { ...row, recordedById: actor.accountId, recordedByName: actor.name, recordedAt: now() }
  const day = toDateColumn(firstDay(month))
  await tx.classMonth.upsert({
    where: { classId_month: { classId, month: day } },
    create: { ...data, classId, month: day, isDemo: facility.isDemo },
    update: { ...data, version: { increment: 1 } },
    select: { id: true },
  })
}

/** The register holds the latest month's number; an older month put right leaves it. Returns it when it moved. */
async function moveEnrolled(
  tx: Tx,
  { facility, month, totals }: ClassMonthSheet,
  enrolled: number,
): Promise<number | undefined> {
  if (totals.some((one) => one.month > month)) return undefined
  await tx.facility.update({
    where: { id: facility.id },
    data: { enrolled, version: { increment: 1 } },
    select: { id: true },
  })
  return enrolled
}
