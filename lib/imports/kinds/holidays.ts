import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/core/db'
import { isWeekend } from '@/lib/format/date'
import type { CalendarDayKind } from '@/prisma/generated/enums'
import { changedColumns } from '../rules'
import type { Image } from '../schema'
import { day, required, text, word } from './cells'
import { emptyPlan, type ImportKindRules, type PlanContext, type ReadRow, type Target, textOf } from './kind'
import { readImages } from './records'

/** The words of the import header 类型 (contract.md). */
export const CALENDAR_WORDS = { 放假: 'off', 补班: 'makeup' } as const satisfies Record<
  string,
  CalendarDayKind
>

const LAST_DAY = '2100-12-31'

const cells = z.object({
  日期: required('请填写日期', day),
  名称: required('请填写节日名称', text(50)),
  类型: required('请填写类型', word<CalendarDayKind>(CALENDAR_WORDS)),
  来源: required('请写明来源，例如国务院办公厅通知的文号或网址', text(1_000)),
})

export const holidayRowSchema = () =>
  cells.transform((row, context) => {
    if (row.日期 > LAST_DAY)
      context.addIssue({ code: 'custom', path: ['日期'], message: `不能晚于 ${LAST_DAY}` })
    return { date: row.日期, name: row.名称, kind: row.类型, source: row.来源 }
  })

type HolidayRow = z.output<ReturnType<typeof holidayRowSchema>>

const target: Target = {
  table: 'calendar_days',
  key: 'date',
  keyType: 'date',
  identity: ['date'],
  columns: ['date', 'name', 'kind', 'source'],
  touched: [],
  hasVersion: false,
}

/** Public holidays and make-up working days, by date. */
export const holidays: ImportKindRules<HolidayRow> = {
  target,
  rowSchema: holidayRowSchema,
  plan: planHolidays,
  regionsOf: () => [],
  nameOf: (image) => `${textOf(image, 'date')} ${textOf(image, 'name')}`,
}

async function planHolidays(rows: readonly ReadRow<HolidayRow>[], { reader, isLocked }: PlanContext) {
  const plan = emptyPlan()
  const dates = rows.map(({ value }) => value.date)
  const known = await readImages(reader, target, Prisma.sql`t.date = any(${dates}::text[]::date[])`, isLocked)
  const takenBy = new Map<string, number>()
  for (const { row, value } of rows) {
    const earlier = takenBy.get(value.date)
    if (earlier !== undefined) {
      plan.rejected.push({ row, column: '日期', reason: `与第 ${earlier} 行是同一天` })
      continue
    }
    takenBy.set(value.date, row)
    if (value.kind === 'makeup' && !isWeekend(value.date))
      plan.warnings.push({ row, column: '类型', reason: '补班日不是周末，请核对' })
    const before = known.get(value.date) ?? null
    const after: Image = value
    if (before !== null && changedColumns(before, after).length === 0) plan.unchanged += 1
    else plan.changes.push({ row, subjectId: value.date, before, after })
  }
  return plan
}
