import type { StaffCorrectionState } from '@/prisma/generated/enums'
import type { PostField } from './rules'

export const CORRECTION_STATE_LABELS = {
  requested: '待处理',
  accepted: '已更正',
  refused: '没有更正',
  withdrawn: '已撤回',
} as const satisfies Record<StaffCorrectionState, string>

export const POST_FIELD_LABELS = {
  startedOn: '到岗日期',
  endedOn: '离岗日期',
  kind: '岗位',
  sharePercent: '工时比例',
} as const satisfies Record<PostField, string>
