import type { StaffConflictKind, StaffConflictState } from '@/prisma/generated/enums'

export const CONFLICT_KIND_LABELS = {
  two_full_time: '同时在两处全职',
  over_full_time: '各处工时合计超过全职',
  two_sites_on_duty: '同一时间在两处在岗',
  duplicate_certificate: '证书编号重复',
  banned_in_post: '在岗人员被从业禁止',
} as const satisfies Record<StaffConflictKind, string>

/** What the official has to find out. */
export const CONFLICT_HINTS = {
  two_full_time: '向两处单位核实劳动关系和社保缴纳，确定人员实际在哪里工作。',
  over_full_time: '核实各处的实际工作时间，让单位更正工时或者登记离岗。',
  two_sites_on_duty: '核对当天的排班和签到，确定人员实际在哪里在岗。',
  duplicate_certificate: '对照证书原件和发证机关的查询结果，确定编号属于谁。',
  banned_in_post: '要求单位立即停止其工作并登记离岗，再核查录用时的入职查询。',
} as const satisfies Record<StaffConflictKind, string>

export const CONFLICT_STATE_LABELS = {
  open: '待处理',
  resolved: '已处理',
  dismissed: '不成立',
} as const satisfies Record<StaffConflictState, string>
