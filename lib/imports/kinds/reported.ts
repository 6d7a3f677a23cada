import 'server-only'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/core/db'
import { CATALOGUE } from '@/lib/indicators/catalogue'
import { figureErrors, periodEnd } from '@/lib/reported/rules'
import { changedColumns } from '../rules'
import type { Image } from '../schema'
import { day, decimal, divisionCode, optional, quoted, refuse, required, text } from './cells'
import { emptyPlan, type ImportKindRules, type PlanContext, type ReadRow, type Target, textOf } from './kind'
import { knownDivisions } from './known-divisions'
import { readImages } from './records'

const REPORTED_CODES = CATALOGUE.filter((entry) => entry.source === 'reported').map((entry) => entry.code)
const MOST = 999_999_999_999

const indicator = (value: string) =>
  REPORTED_CODES.some((code) => code === value)
    ? value
    : refuse(`${quoted(value)}不是可以上报的指标，应为：${REPORTED_CODES.join('、')}`)

const amount = (value: string) => {
  const number = decimal(4)(value)
  if (typeof number !== 'number') return number
  return number < 0 || number > MOST ? refuse('应为不小于 0 的数，最多四位小数') : number
}

const period = (value: string) =>
  periodEnd(value) === null ? refuse('应为年份 2025、季度 2025-Q1 或月份 2025-03') : value

const cells = z.object({
  区划代码: required('请填写区划代码', divisionCode),
  指标代码: required('请填写指标代码', indicator),
  期间: required('请填写期间', period),
  数值: required('请填写数值', (value) => amount(value.replace(/%$/, ''))),
  分子: optional(amount),
  分母: optional(amount),
  文件: required('请写明依据的文件：名称和文号', text(300)),
  日期: required('请填写文件日期', day),
})

const COLUMN_OF_FIELD: Record<string, keyof z.output<typeof cells>> = {
  indicator: '指标代码',
  period: '期间',
  value: '数值',
  numerator: '分子',
  denominator: '分母',
  documentDate: '日期',
}

export const reportedRowSchema = (today: string) =>
  cells.transform((row, context) => {
    const figure = {
      indicator: row.指标代码,
      period: row.期间,
      value: row.数值,
      numerator: row.分子,
      denominator: row.分母,
      documentDate: row.日期,
    }
    for (const [field, messages] of Object.entries(figureErrors(figure, today))) {
      const column = COLUMN_OF_FIELD[field]
      if (!column) throw new Error(`no column for field ${field}`)
      for (const message of messages) context.addIssue({ code: 'custom', path: [column], message })
    }
    return {
      region_code: row.区划代码,
      indicator_code: row.指标代码,
      period: row.期间,
      period_end: periodEnd(row.期间) ?? '',
      value: row.数值,
      numerator: row.分子,
      denominator: row.分母,
      document: row.文件,
      document_date: row.日期,
    }
  })

type ReportedRow = z.output<ReturnType<typeof reportedRowSchema>>

const FIGURE = ['region_code', 'indicator_code', 'period', 'period_end', 'value', 'numerator', 'denominator']
const DOCUMENT = ['document', 'document_date']

const target: Target = {
  table: 'reported_figures',
  key: 'id',
  keyType: 'uuid',
  identity: ['region_code', 'indicator_code', 'period'],
  columns: ['id', ...FIGURE, ...DOCUMENT, 'state', 'entered_by_id', 'entered_by_name', 'is_demo'],
  touched: ['entered_at'],
  hasVersion: true,
}

const keyOf = (record: Image): string =>
  [textOf(record, 'region_code'), textOf(record, 'indicator_code'), textOf(record, 'period')].join(' ')

/** Figures no record can give: each waits, as entered by the importer, until a second official confirms it. */
export const reported: ImportKindRules<ReportedRow> = {
  target,
  rowSchema: reportedRowSchema,
  plan: planReported,
  regionsOf: () => [],
  nameOf: keyOf,
}

async function planReported(rows: readonly ReadRow<ReportedRow>[], { reader, isLocked, actor }: PlanContext) {
  const plan = emptyPlan()
  const codes = rows.map(({ value }) => value.region_code)
  const divisions = await knownDivisions(reader, codes)
  const where = Prisma.sql`t.region_code = any(${[...new Set(codes)]}) and t.state in ('submitted', 'confirmed')`
  const known = [...(await readImages(reader, target, where, isLocked)).values()]
  const byState = (state: string) =>
    new Map(known.filter((image) => image.state === state).map((image) => [keyOf(image), image]))
  const [open, confirmed] = [byState('submitted'), byState('confirmed')]
  const takenBy = new Map<string, number>()
  for (const { row, value } of rows) {
    const key = keyOf(value)
    const earlier = takenBy.get(key)
    if (earlier !== undefined) {
      plan.rejected.push({
        row,
        column: '指标代码',
        reason: `与第 ${earlier} 行重复（同一区划、指标和期间）`,
      })
      continue
    }
    takenBy.set(key, row)
    if (!divisions.has(value.region_code)) {
      plan.rejected.push({
        row,
        column: '区划代码',
        reason: `没有区划代码 ${value.region_code}，请核对，或先导入区划`,
      })
      continue
    }
    const waiting = open.get(key) ?? null
    const settled = confirmed.get(key) ?? null
    if (isSameFigure(waiting, value) || (!waiting && isSameFigure(settled, value))) {
      plan.unchanged += 1
      continue
    }
    if (settled)
      plan.warnings.push({
        row,
        column: '期间',
        reason: '已有一条已确认的数据：要用这一条，请先撤销那一条的确认',
      })
    const after = submitted(waiting, value, actor)
    plan.changes.push({ row, subjectId: textOf(after, 'id'), before: waiting, after })
  }
  return plan
}

/** A blank numerator or denominator says nothing against what is known. */
function isSameFigure(image: Image | null, value: ReportedRow): boolean {
  if (!image || image.is_demo === true) return false
  const given = Object.fromEntries(Object.entries<Image[string]>(value).filter(([, cell]) => cell !== null))
  return changedColumns(image, given).length === 0
}

/** Whoever changes a waiting figure is the one who may not confirm it. */
function submitted(waiting: Image | null, value: ReportedRow, actor: Actor): Image {
  return {
    id: waiting?.id ?? uuidv7(),
    ...value,
    state: 'submitted',
    entered_by_id: actor.accountId,
    entered_by_name: actor.name,
    is_demo: false,
  }
}
