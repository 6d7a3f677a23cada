import type { SensitiveChangeState } from '@/prisma/generated/enums'

export const CHANGE_STATE_LABELS = {
  pending: '等待复核',
  applied: '已同意，已生效',
  rejected: '没有同意',
  withdrawn: '已撤回',
  expired: '过期失效',
} as const satisfies Record<SensitiveChangeState, string>

export const ALREADY_PENDING = '已经有一项同样的改动在等待复核，请先等它有结果，或撤回它再提交。'
