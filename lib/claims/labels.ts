import type { ClaimState } from '@/prisma/generated/enums'

export const CLAIM_STATE_LABELS = {
  requested: '等待答复',
  granted: '已同意',
  refused: '没有同意',
  withdrawn: '已撤回',
} as const satisfies Record<ClaimState, string>
