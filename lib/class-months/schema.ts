import { z } from 'zod'
import { optionalCount } from '@/lib/core/fields'
import { requiredCount } from '@/lib/core/number-fields'

const enrolled = requiredCount('请填写在托人数，没有就填 0').pipe(z.number().max(300, '不能超过 300，请核对'))
const health = optionalCount(300)

export type MonthRow = { enrolled: number; healthRecords: number | null }

/** A month as the form sends it: enrolled-<class> and health-<class>. */
export const saveMonthSchema = z
  .object({
    facilityId: z.uuid('请从列表中选择机构'),
    month: z.string('请选择月份').regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '请选择月份'),
    stamp: z.string().max(64).default(''),
    /** '1': more children than places, looked at and so. */
    confirmed: z
      .string()
      .optional()
      .transform((value) => value === '1'),
  })
  .catchall(z.unknown())
  .transform(({ facilityId, month, stamp, confirmed, ...sent }, context) => {
    const rows = new Map<string, MonthRow>()
    for (const name of Object.keys(sent)) {
      const classId = /^enrolled-([0-9a-f-]{36})$/.exec(name)?.[1]
      if (!classId) continue
      const count = enrolled.safeParse(sent[name])
      const records = health.safeParse(sent[`health-${classId}`])
      const refuse = (field: string, error?: z.ZodError) =>
        error && context.addIssue({ code: 'custom', path: [field], message: error.issues[0]?.message ?? '' })
      refuse(name, count.error)
      refuse(`health-${classId}`, records.error)
      if (count.success && records.success)
        rows.set(classId, { enrolled: count.data, healthRecords: records.data })
    }
    return { facilityId, month, stamp, confirmed, rows }
  })
export type SaveMonthInput = z.output<typeof saveMonthSchema>
