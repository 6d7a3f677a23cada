import type { CaseState } from '@/prisma/generated/enums'

/** What the procedure of a case says about its life (lib/procedures/schema.ts). */
export type CaseTraits = { needsVerification: boolean }

export const CASE_EVENTS = [
  'save',
  'submit',
  'discard',
  'withdraw',
  'answer_corrections',
  'report_rectified',
  'assign',
  'ask_corrections',
  'return_corrections',
  'issue_receipt',
  'transcribe_opinion',
  'record_site_check',
  'confirm_compliance',
  'notify_noncompliance',
  'confirm_rectified',
] as const
export type CaseEvent = (typeof CASE_EVENTS)[number]

/** Who an event belongs to; the policy adds whose case and whose county it must be. */
export const EVENT_SIDE = {
  save: 'operator',
  submit: 'operator',
  discard: 'operator',
  withdraw: 'operator',
  answer_corrections: 'operator',
  report_rectified: 'operator',
  assign: 'reviewer',
  ask_corrections: 'reviewer',
  return_corrections: 'reviewer',
  issue_receipt: 'reviewer',
  transcribe_opinion: 'reviewer',
  record_site_check: 'reviewer',
  confirm_compliance: 'reviewer',
  notify_noncompliance: 'reviewer',
  confirm_rectified: 'reviewer',
} as const satisfies Record<CaseEvent, 'operator' | 'reviewer'>

/**
 * The life of a case. 备案 is no disguised approval (优化营商环境条例第三十九条): from `received` the only ways on are
 * corrections (completeness alone, once) and the receipt, so no state and no event refuses a filing. What does not
 * meet the standards is told and published after the receipt (登记和备案办法（试行）第九条).
 */
const TRANSITIONS: Record<CaseState, Partial<Record<CaseEvent, CaseState>>> = {
  draft: { save: 'draft', submit: 'received', discard: 'withdrawn' },
  received: {
    withdraw: 'withdrawn',
    assign: 'received',
    ask_corrections: 'correction',
    return_corrections: 'correction',
    transcribe_opinion: 'received',
    issue_receipt: 'filed',
  },
  correction: {
    save: 'correction',
    answer_corrections: 'received',
    withdraw: 'withdrawn',
    assign: 'correction',
    transcribe_opinion: 'correction',
  },
  filed: {
    assign: 'filed',
    transcribe_opinion: 'filed',
    record_site_check: 'filed',
    confirm_compliance: 'verified',
    notify_noncompliance: 'noncompliant',
  },
  noncompliant: {
    assign: 'noncompliant',
    report_rectified: 'noncompliant',
    record_site_check: 'noncompliant',
    confirm_rectified: 'verified',
  },
  verified: {},
  withdrawn: {},
}

/** What is already there and decides whether an event may happen again. */
export type CaseFacts = { hasCorrection: boolean; hasUnsettledItems: boolean }

/** The state an event leads to, or null where it may not happen. */
export function nextState(
  state: CaseState,
  event: CaseEvent,
  facts: CaseFacts,
  traits: CaseTraits,
): CaseState | null {
  const next = TRANSITIONS[state][event] ?? null
  if (next === null) return null
  // The full list of corrections is given once; afterwards only what was on it can be asked again.
  if (event === 'ask_corrections' && facts.hasCorrection) return null
  if (event === 'return_corrections' && !facts.hasUnsettledItems) return null
  if (event === 'issue_receipt' && !traits.needsVerification) return 'verified'
  return next
}

/** Who has to act next. */
export type CaseHolder = 'operator' | 'department' | 'nobody'
export const HOLDER_OF: Record<CaseState, CaseHolder> = {
  draft: 'operator',
  received: 'department',
  correction: 'operator',
  filed: 'department',
  noncompliant: 'operator',
  verified: 'nobody',
  withdrawn: 'nobody',
}
