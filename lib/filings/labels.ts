import { formatDateTime } from '@/lib/format/date'
import { KIND_LABELS } from '@/lib/procedures/labels'
import type { CaseState, CorrectionItemState, ProcedureKind } from '@/prisma/generated/enums'
import type { CaseEvent } from './rules'

export const CASE_STATE_LABELS = {
  draft: '草稿',
  received: '已收到，等待出具回执',
  correction: '等待补正',
  filed: '已出具回执，正在核查',
  verified: '已办结',
  noncompliant: '已通知不符合标准，等待整改',
  withdrawn: '已撤回',
} as const satisfies Record<CaseState, string>

/** A kind in few words, where a table or a title says the rest; KIND_LABELS says it in full. */
export const PROCEDURE_KIND_LABELS: Record<ProcedureKind, string> = {
  ...KIND_LABELS,
  filing: '备案',
  licence: '许可',
}

/** What a button says. */
export const CASE_EVENT_LABELS = {
  save: '保存',
  submit: '提交',
  discard: '删除草稿',
  withdraw: '撤回',
  answer_corrections: '提交补正',
  report_rectified: '报告已整改',
  assign: '分派',
  ask_corrections: '一次性告知补正',
  return_corrections: '退回未补正的内容',
  issue_receipt: '出具回执',
  transcribe_opinion: '补记部门意见',
  record_site_check: '登记现场核查',
  confirm_compliance: '确认符合标准',
  notify_noncompliance: '通知不符合标准',
  confirm_rectified: '确认整改完成',
} as const satisfies Record<CaseEvent, string>

/** What somebody did, after the name. */
export const CASE_EVENT_DONE = {
  save: '修改了填写的内容',
  submit: '提交了材料',
  discard: '删除了草稿',
  withdraw: '撤回了这件事项',
  answer_corrections: '提交了补正',
  report_rectified: '报告已经整改',
  assign: '分派了经办人',
  ask_corrections: '一次性告知了要补正的内容',
  return_corrections: '退回了还没有补正的内容',
  issue_receipt: '出具了回执',
  transcribe_opinion: '补记了部门意见',
  record_site_check: '登记了现场核查结果',
  confirm_compliance: '确认符合标准',
  notify_noncompliance: '通知了不符合标准的内容',
  confirm_rectified: '确认整改完成',
} as const satisfies Record<CaseEvent, string>

/** The same by audit action, for the audit log and the timeline. */
export const FILING_ACTION_LABELS: Readonly<Record<string, string>> = {
  'filing.start': '开始填写',
  ...Object.fromEntries(Object.entries(CASE_EVENT_DONE).map(([event, words]) => [`filing.${event}`, words])),
}

export const CORRECTION_ITEM_LABELS = {
  open: '还没有回答',
  answered: '已回答，等待确认',
  accepted: '已补正',
} as const satisfies Record<CorrectionItemState, string>

/** For the second of two: who did what, and when. */
export function conflictText(last: { actorName: string; action: string; at: Date } | null): string {
  const did = last && FILING_ACTION_LABELS[last.action]
  if (!last || !did) return '您打开页面之后，这件事项有了变化。请刷新页面看最新内容，再决定怎么办。'
  return `${last.actorName} 已在 ${formatDateTime(last.at)} ${did}。请刷新页面看最新内容，再决定怎么办。`
}
