import { z } from 'zod'
import { calendarDate } from '@/lib/calendar/schema'
import { given, pageFields } from '@/lib/core/query-fields'
import { divisionCodeField } from '@/lib/regions/schema'
import { Basis } from '@/prisma/generated/enums'

const indicatorCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,60}$/, '指标代码只含小写字母、数字和下划线')
  .meta({ description: '指标代码，见 /api/v1/indicators' })

const basisField = given(z.enum(Basis, 'basis 应为 all 或 filed').default('all')).meta({
  description: '口径：all 全部机构，filed 只算已备案机构',
})

/** Query of GET /api/v1/indicators. */
export const indicatorsQuerySchema = z.object(pageFields(100, 500))
export type IndicatorsQuery = z.output<typeof indicatorsQuerySchema>

/** Query of GET /api/v1/indicator-values. */
export const indicatorValuesQuerySchema = z.object({
  region: z.preprocess((value) => value ?? '', divisionCodeField),
  indicator: given(indicatorCode.optional()).meta({ description: '指标代码；不填给出全部指标' }),
  children: given(z.enum(['0', '1'], 'children 应为 0 或 1').default('0'))
    .transform((value) => value === '1')
    .meta({ description: '1：给出下一级各区划的值' }),
  asOf: given(calendarDate.optional()).meta({ description: '统计日 YYYY-MM-DD，不晚于今天；不填为今天' }),
  basis: basisField,
  ...pageFields(200, 1000),
})
export type IndicatorValuesQuery = z.output<typeof indicatorValuesQuerySchema>

/** Path and query of GET /api/v1/indicator-values/{region}/{indicator}/rows. */
export const figureRowsQuerySchema = z.object({
  region: divisionCodeField,
  indicator: indicatorCode,
  basis: basisField,
  part: given(
    z.enum(['numerator', 'denominator'], 'part 应为 numerator 或 denominator').default('numerator'),
  ).meta({
    description: 'numerator 分子的记录，denominator 分母的记录（分母是人口时没有）',
  }),
  ...pageFields(100, 1000),
})
export type FigureRowsQuery = z.output<typeof figureRowsQuerySchema>
