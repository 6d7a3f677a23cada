import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, Prisma } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { likeLiteral } from '@/lib/core/like'
import { addDays, type DateString, fromDateColumn } from '@/lib/format/date'
import type { CareClassKind, RatioOutcome } from '@/prisma/generated/enums'
import { visibleTo } from './policy'
import type { RatioFilter } from './schema'

export const RATIOS_PER_PAGE = 50

export type RatioFacility = {
  id: string
  name: string
  regionName: string
  daysRecorded: number
  daysShort: number
  daysUnknown: number
  lastShort: DateString | null
  lastRecorded: DateString
  isDemo: boolean
}

type Row = Omit<RatioFacility, 'lastShort' | 'lastRecorded'> & { lastShort: Date | null; lastRecorded: Date }

/** Facilities of the actor's area that wrote down a day in the span, most short days first. */
export async function listRatios(
  actor: Actor,
  filter: RatioFilter,
  pageSize = RATIOS_PER_PAGE,
): Promise<{ items: RatioFacility[]; page: number; pageSize: number; total: number }> {
  const { days, show, q, page } = filter
  const { gte, lt } = visibleTo(actor)
  const from = addDays(todayInShanghai(), 1 - days)
  const named = q === '' ? Prisma.empty : Prisma.sql`and f.name like ${`%${likeLiteral(q)}%`}`
  const shown =
    show === 'short'
      ? Prisma.sql`having bool_or(d.outcome = 'short')`
      : show === 'unknown'
        ? Prisma.sql`having bool_or(d.outcome = 'unknown')`
        : Prisma.empty
  const rows = await db.$queryRaw<(Row & { total: number })[]>`
    select f.id, f.name, r.name as "regionName", f.is_demo as "isDemo",
      count(distinct d.day)::int as "daysRecorded",
      count(distinct d.day) filter (where d.outcome = 'short')::int as "daysShort",
      count(distinct d.day) filter (where d.outcome = 'unknown')::int as "daysUnknown",
      max(d.day) filter (where d.outcome = 'short') as "lastShort", max(d.day) as "lastRecorded",
      (count(*) over ())::int as total
    from class_days d join care_classes c on c.id = d.class_id join facilities f on f.id = c.facility_id
    join regions r on r.code = f.region_code
    where d.day >= ${from}::date and f.region_path >= ${gte} and f.region_path < ${lt} ${named}
    group by f.id, r.name ${shown}
    order by "daysShort" desc, "lastRecorded" desc, f.name, f.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`
  const items = rows.map(({ total: _total, lastShort, lastRecorded, ...row }) => ({
    ...row,
    lastShort: lastShort && fromDateColumn(lastShort),
    lastRecorded: fromDateColumn(lastRecorded),
  }))
  return { items, page, pageSize, total: rows[0]?.total ?? 0 }
}

export type RatioDay = {
  id: string
  day: DateString
  className: string
  kind: CareClassKind
  present: number
  onDuty: number
  counted: number
  required: number | null
  outcome: RatioOutcome
  recordedByName: string
  recordedAt: Date
}

export type RatioHistory = {
  facility: { id: string; name: string; regionName: string; isDemo: boolean }
  days: RatioDay[]
}

/** What a facility wrote down class by class, latest day first. Throws not_found outside the actor's area. */
export async function getRatioHistory(
  actor: Actor,
  facilityId: string,
  { days, show }: Pick<RatioFilter, 'days' | 'show'>,
): Promise<RatioHistory> {
  if (!z.uuid().safeParse(facilityId).success) throw new AppError('not_found')
  const facility = await db.facility.findFirst({
    where: { AND: [{ id: { equals: facilityId } }, { regionPath: visibleTo(actor) }] },
    select: { id: true, name: true, isDemo: true, region: { select: { name: true } } },
  })
  if (!facility) throw new AppError('not_found')
  const rows = await db.classDay.findMany({
    where: {
      class: { facilityId },
      day: { gte: new Date(addDays(todayInShanghai(), 1 - days)) },
      ...(show === 'all' ? {} : { outcome: show }),
    },
    orderBy: [{ day: 'desc' }, { class: { name: 'asc' } }, { id: 'asc' }],
    take: 2_000,
    select: {
      ...{ id: true, day: true, childrenPresent: true, carersOnDuty: true, carersCounted: true },
      ...{ carersRequired: true, outcome: true, recordedByName: true, recordedAt: true },
      class: { select: { name: true, kind: true } },
    },
  })
  const { region, ...about } = facility
  return {
    facility: { ...about, regionName: region.name },
    days: rows.map((row) => ({
      ...{ id: row.id, day: fromDateColumn(row.day), className: row.class.name, kind: row.class.kind },
      ...{ present: row.childrenPresent, onDuty: row.carersOnDuty, counted: row.carersCounted },
      ...{ required: row.carersRequired, outcome: row.outcome },
      ...{ recordedByName: row.recordedByName, recordedAt: row.recordedAt },
    })),
  }
}
