import 'server-only'
import { type ClassDto, type ClassFacility, getClassFacility, listClasses } from '@/lib/classes/queries'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { fromDateColumn, toDateColumn } from '@/lib/format/date'
import { firstDay, isOpenIn, type Month } from './rules'

export type MonthClass = ClassDto & {
  enrolled: number | null
  healthRecords: number | null
  recordedByName: string | null
  recordedAt: Date | null
}

export type MonthTotal = { month: Month; enrolled: number; healthRecords: number | null }

export type ClassMonthSheet = {
  facility: ClassFacility
  month: Month
  stamp: string
  classes: MonthClass[]
  /** The months told, latest first. */
  totals: MonthTotal[]
}

export async function monthStamp(reader: Reader, facilityId: string, month: Month): Promise<string> {
  const [row] = await reader.$queryRaw<{ stamp: string }[]>`
    select md5(coalesce(string_agg(concat_ws('|', m.class_id, m.version), ';' order by m.class_id), '')) as stamp
    from class_months m join care_classes c on c.id = m.class_id
    where c.facility_id = ${facilityId}::uuid and m.month = ${firstDay(month)}::date`
  return row?.stamp ?? ''
}

/** A month of one of the body's facilities, class by class. Throws not_found for any other. */
export async function getMonth(
  actor: Actor,
  facilityId: string,
  month: Month,
  reader: Reader = db,
): Promise<ClassMonthSheet> {
  const facility = await getClassFacility(actor, facilityId, reader)
  const [stamp, classes, rows, totals] = await Promise.all([
    monthStamp(reader, facilityId, month),
    listClasses(actor, facilityId, reader),
    reader.classMonth.findMany({ where: { month: toDateColumn(firstDay(month)), class: { facilityId } } }),
    listTotals(reader, facilityId),
  ])
  const byClass = new Map(rows.map((row) => [row.classId, row]))
  return {
    ...{ facility, month, stamp, totals },
    classes: classes
      .filter((one) => isOpenIn(one, month) || byClass.has(one.id))
      .map((one) => {
        const row = byClass.get(one.id)
        return {
          ...one,
          enrolled: row?.enrolled ?? null,
          healthRecords: row?.healthRecords ?? null,
          recordedByName: row?.recordedByName ?? null,
          recordedAt: row?.recordedAt ?? null,
        }
      }),
  }
}

async function listTotals(reader: Reader, facilityId: string): Promise<MonthTotal[]> {
  const rows = await reader.$queryRaw<{ month: Date; enrolled: number; healthRecords: number | null }[]>`
    select m.month, sum(m.enrolled)::int as enrolled, sum(m.health_records)::int as "healthRecords"
    from class_months m join care_classes c on c.id = m.class_id
    where c.facility_id = ${facilityId}::uuid group by m.month order by m.month desc limit 24`
  return rows.map(({ month, ...row }) => ({ ...row, month: fromDateColumn(month).slice(0, 7) }))
}
