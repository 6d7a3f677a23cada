import { z } from 'zod'
import { requiredDate } from '@/lib/core/fields'
import { requiredCount } from '@/lib/core/number-fields'
import { minuteOf } from './rules'

/** Rows of people a form may send; far above any facility. */
const MOST_ROWS = 300

const time = (message: string) =>
  z.string(message).transform((text, context) => {
    const minute = minuteOf(text)
    if (minute === null) context.addIssue({ code: 'custom', message })
    return minute ?? 0
  })

const row = z
  .object({
    personId: z.uuid('请选择人员'),
    /** null: on duty for the whole facility. */
    classId: z.union([z.literal('all').transform(() => null), z.uuid('请从列表中选择班级')]),
    fromMinute: time('请填写到岗时间，例如 08:00'),
    untilMinute: time('请填写离岗时间，例如 17:00'),
  })
  .refine((one) => one.untilMinute > one.fromMinute, {
    path: ['untilMinute'],
    message: '离岗时间要晚于到岗时间',
  })
export type DutyInput = z.output<typeof row>

const NAMES = { personId: 'person', classId: 'class', fromMinute: 'from', untilMinute: 'until' } as const
const count = requiredCount('请填写到园人数，不小于 0 的整数').pipe(
  z.number().max(300, '到园人数不能超过 300，请核对'),
)

/** A day's roster as the form sends it: duty-0-person …, present-<class>. A row without person or class is nobody. */
export const saveRosterSchema = z
  .object({
    facilityId: z.uuid('请从列表中选择机构'),
    day: requiredDate('请选择日期'),
    /** What the form was drawn from. */
    stamp: z.string().max(64).default(''),
  })
  .catchall(z.unknown())
  .transform(({ facilityId, day, stamp, ...sent }, context) => {
    const duties: (DutyInput & { field: string })[] = []
    const present = new Map<string, number>()
    const rows = Object.keys(sent).flatMap((name) => /^duty-(\d{1,3})-class$/.exec(name)?.[1] ?? [])
    for (const index of rows.slice(0, MOST_ROWS)) {
      const field = `duty-${index}`
      if (!sent[`${field}-class`] || !sent[`${field}-person`]) continue
      const read = row.safeParse(
        Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, sent[`${field}-${name}`]])),
      )
      if (read.success) duties.push({ ...read.data, field })
      for (const issue of read.error?.issues ?? []) {
        const key = issue.path[0] as keyof typeof NAMES
        context.addIssue({ code: 'custom', path: [`${field}-${NAMES[key]}`], message: issue.message })
      }
    }
    for (const [name, value] of Object.entries(sent)) {
      const classId = /^present-([0-9a-f-]{36})$/.exec(name)?.[1]
      if (!classId || value === '') continue
      const read = count.safeParse(value)
      if (read.success) present.set(classId, read.data)
      else context.addIssue({ code: 'custom', path: [name], message: read.error.issues[0]?.message ?? '' })
    }
    return { facilityId, day, stamp, duties, present }
  })
export type SaveRosterInput = z.output<typeof saveRosterSchema>
