import { z } from 'zod'
import { formVersion, optionalText, requiredDate, requiredText } from '@/lib/core/fields'
import { optionalAmount, requiredAmount } from '@/lib/core/number-fields'
import { ReportedState } from '@/prisma/generated/enums'

const AMOUNT = '请填写不小于 0 的数，最多四位小数'

export const enterReportedSchema = z.object({
  /** A division code, a name may follow it. */
  region: requiredText('请填写地区：区划代码或全称', 100),
  indicator: requiredText('请选择指标', 60),
  period: requiredText('请填写期间：年份如 2025，季度如 2025-Q1，月份如 2025-03', 10),
  value: requiredAmount(AMOUNT),
  numerator: optionalAmount(AMOUNT),
  denominator: optionalAmount(AMOUNT),
  document: requiredText('请写明依据的文件：名称和文号', 300),
  documentDate: requiredDate('请填写文件日期'),
})
export type EnterReportedInput = z.output<typeof enterReportedSchema>

export const decideReportedSchema = z.object({
  figureId: z.uuid('记录不存在'),
  version: formVersion(),
  note: optionalText(500),
})
export type DecideReportedInput = z.output<typeof decideReportedSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** Filters of the list as they stand in the address; what cannot be read is left out. */
export const reportedFilterSchema = z.object({
  state: z.preprocess(blankToUndefined, z.enum(ReportedState).optional()).catch(undefined),
  indicator: z.preprocess(blankToUndefined, z.string().max(60).optional()).catch(undefined),
  region: z.preprocess(blankToUndefined, z.string().trim().max(100).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type ReportedFilter = z.output<typeof reportedFilterSchema>
