import type { AttendanceMethod } from '@/prisma/generated/enums'

export const METHOD_LABELS = {
  code: '扫码或输码签到',
  official: '主管部门登记',
} as const satisfies Record<AttendanceMethod, string>
