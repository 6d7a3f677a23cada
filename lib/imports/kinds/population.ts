import 'server-only'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { Prisma } from '@/lib/core/db'
import { yearOf } from '@/lib/format/date'
import type { Confidence, StatisticKind } from '@/prisma/generated/enums'
import { changedColumns, mergeKnown } from '../rules'
import type { Image } from '../schema'
import { count, divisionCode, optional, refuse, required, text, word } from './cells'
import { emptyPlan, type ImportKindRules, type PlanContext, type ReadRow, type Target, textOf } from './kind'
import { knownDivisions } from './known-divisions'
import { readImages } from './records'

/** The words of the import header 指标 (contract.md), and 社区数 of our own. */
export const STATISTIC_WORDS = {
  常住人口: 'resident_population',
  户籍人口: 'registered_population',
  '3岁以下婴幼儿': 'children_under_3',
  '1-3岁幼儿': 'children_1_to_3',
  出生人口: 'births',
  社区数: 'communities',
} as const satisfies Record<string, StatisticKind>

const EARLIEST_YEAR = 1949
const MOST_PEOPLE = 2_000_000_000
const DEFAULT_CONFIDENCE: Confidence = 'C'

const year = (value: string) =>
  /^\d{4}年?$/.test(value) ? Number(value.slice(0, 4)) : refuse('应为四位年份，例如 2024')
// People write the age span with whatever dash their keyboard has.
const kind = (value: string) =>
  word<StatisticKind>(STATISTIC_WORDS)(value.replace(/[—–－~～至]+/, '-').replaceAll(' ', ''))

const cells = z.object({
  区划代码: required('请填写区划代码', divisionCode),
  年份: required('请填写年份', year),
  指标: required('请填写指标', kind),
  数值: required('请填写数值', count(MOST_PEOPLE, '人')),
  来源: required('请写明来源，例如公报名称和日期', text(1_000)),
  可信度: optional(word<Confidence>({ A: 'A', B: 'B', C: 'C' })),
})

export const populationRowSchema = (today: string) =>
  cells.transform((row, context) => {
    if (row.年份 < EARLIEST_YEAR || row.年份 > yearOf(today))
      context.addIssue({
        code: 'custom',
        path: ['年份'],
        message: `应在 ${EARLIEST_YEAR} 到 ${yearOf(today)} 之间`,
      })
    return {
      region_code: row.区划代码,
      year: row.年份,
      kind: row.指标,
      value: row.数值,
      source: row.来源,
      confidence: row.可信度,
    }
  })

type PopulationRow = z.output<ReturnType<typeof populationRowSchema>>

const target: Target = {
  table: 'region_statistics',
  key: 'id',
  keyType: 'uuid',
  identity: ['region_code', 'year', 'kind'],
  columns: ['id', 'region_code', 'year', 'kind', 'value', 'source', 'confidence', 'is_demo'],
  touched: ['updated_at'],
  hasVersion: true,
}

const keyOf = (record: Image): string =>
  [textOf(record, 'region_code'), textOf(record, 'kind'), textOf(record, 'year')].join(' ')

/** Population and child counts by division, year and kind. Rollups hold none of them, so nothing is refreshed. */
export const population: ImportKindRules<PopulationRow> = {
  target,
  rowSchema: populationRowSchema,
  plan: planPopulation,
  regionsOf: () => [],
  nameOf: (image) => `${textOf(image, 'region_code')} ${textOf(image, 'year')} 年`,
}

async function planPopulation(rows: readonly ReadRow<PopulationRow>[], { reader, isLocked }: PlanContext) {
  const plan = emptyPlan()
  const codes = rows.map(({ value }) => value.region_code)
  const divisions = await knownDivisions(reader, codes)
  const where = Prisma.sql`t.region_code = any(${[...new Set(codes)]})`
  const known = new Map(
    [...(await readImages(reader, target, where, isLocked)).values()].map((image) => [keyOf(image), image]),
  )
  const takenBy = new Map<string, number>()
  for (const { row, value } of rows) {
    const key = keyOf(value)
    const earlier = takenBy.get(key)
    if (earlier !== undefined) {
      plan.rejected.push({ row, column: '指标', reason: `与第 ${earlier} 行重复（同一区划、年份和指标）` })
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
    const before = known.get(key) ?? null
    const base: Image =
      before === null || before.is_demo === true
        ? { id: before?.id ?? uuidv7(), confidence: DEFAULT_CONFIDENCE }
        : before
    const after: Image = { ...mergeKnown(base, value), is_demo: false }
    if (before !== null && changedColumns(before, after).length === 0) plan.unchanged += 1
    else plan.changes.push({ row, subjectId: textOf(after, 'id'), before, after })
  }
  return plan
}
