import type { ReportedState } from '@/prisma/generated/enums'
import type { ReportedEvent } from './rules'

export const REPORTED_STATE_LABELS = {
  submitted: '待确认',
  confirmed: '已确认',
  rejected: '已退回',
  withdrawn: '已撤回',
} as const satisfies Record<ReportedState, string>

export const REPORTED_EVENT_LABELS = {
  confirm: '确认',
  reject: '退回',
  withdraw: '撤回',
  revoke: '撤销确认',
} as const satisfies Record<ReportedEvent, string>
