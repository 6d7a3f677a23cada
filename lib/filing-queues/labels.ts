import type { CaseHolder } from '@/lib/filings/rules'
import type { CaseState } from '@/prisma/generated/enums'
import type { QueueTab } from './schema'

export const QUEUE_TAB_LABELS = {
  department: '等主管部门办理',
  mine: '分派给我',
  overdue: '已超期',
  all: '全部在办',
  finished: '已结束',
} as const satisfies Record<QueueTab, string>

/** A state in few words, for tables; CASE_STATE_LABELS says it in full. */
export const SHORT_STATE_LABELS = {
  draft: '草稿',
  received: '待出回执',
  correction: '待补正',
  filed: '核查中',
  noncompliant: '待整改',
  verified: '已办结',
  withdrawn: '已撤回',
} as const satisfies Record<CaseState, string>

/** Who has to act next, as officials say it. */
export const HOLDER_WORDS = {
  operator: '举办者',
  department: '主管部门',
  nobody: '—',
} as const satisfies Record<CaseHolder, string>
