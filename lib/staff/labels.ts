import type { StaffPostKind } from '@/prisma/generated/enums'
import type { HealthCertificate } from './rules'

/** 托育机构设置标准（试行）第十八条. */
export const POST_LABELS = {
  head: '负责人',
  carer: '保育人员',
  health_worker: '保健人员',
  guard: '保安人员',
  cook: '炊事人员',
  other: '其他人员',
} as const satisfies Record<StaffPostKind, string>

export const HEALTH_LABELS = {
  none: '没有登记',
  expired: '已过期',
  soon: '快到期',
  valid: '有效',
} as const satisfies Record<HealthCertificate, string>
