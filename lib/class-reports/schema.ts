import { z } from 'zod'

const count = z.number('请给出整数').int('请给出整数').min(0, '不能小于 0').max(300, '不能超过 300，请核对')

/** A month as an operator's own software reports it: every class of the month by its name, counts only. */
export const classReportSchema = z.object({
  facilityId: z.uuid('没有这家机构'),
  month: z.string('请给出月份').regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '请给出月份，例如 2026-11'),
  classes: z
    .array(
      z.object({
        name: z.string('请给出班级名称').trim().min(1, '请给出班级名称').max(60),
        enrolled: count,
        healthRecords: count.nullable().default(null),
      }),
    )
    .min(1, '请给出班级')
    .max(60, '班级太多'),
  /** More children than places, looked at and so. */
  confirmed: z.boolean().default(false),
})
export type ClassReportInput = z.output<typeof classReportSchema>

export const classReportAnswer = z.object({ facilityId: z.string(), month: z.string(), enrolled: z.number() })
export type ClassReportAnswer = z.output<typeof classReportAnswer>
