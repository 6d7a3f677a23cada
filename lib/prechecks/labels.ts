import type { Outcome } from './check'
import type { SiteKind } from './facts'

export const OUTCOME_LABELS = {
  falls_short: '不符合',
  unknown: '没有填',
  fits: '符合',
  not_applicable: '不适用',
} as const satisfies Record<Outcome, string>

/** What to read first comes first. */
export const OUTCOMES = Object.keys(OUTCOME_LABELS) as Outcome[]

export const SITE_KIND_LABELS = {
  institution: '托育机构',
  home: '家庭托育点',
} as const satisfies Record<SiteKind, string>

/** Said wherever a result stands: on the page and on paper. */
export const SELF_CHECK_STATEMENT =
  '这是按填写的内容做的自查，供选址时参考，不是审批或备案决定。备案时以主管部门收到的材料和实地情况为准。'
