import type { ClaimState } from '@/prisma/generated/enums'
import type { ClaimEvent } from './rules'

export const CLAIM_STATE_LABELS = {
  requested: '等待答复',
  granted: '已同意',
  refused: '没有同意',
  withdrawn: '已撤回',
} as const satisfies Record<ClaimState, string>

export const CLAIM_EVENT_LABELS = {
  grant: '同意',
  refuse: '不同意',
  withdraw: '撤回',
} as const satisfies Record<ClaimEvent, string>
