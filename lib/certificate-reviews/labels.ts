import type { Outcome } from './rules'

/** What became of each certificate of a batch. */
export const OUTCOME_LABELS = {
  done: '已办理',
  changed: '别人已经处理或修改过',
  own: '是您自己交的，要由别人核验',
  not_allowed: '现在的状态不能这样办，或不归您核验',
  duplicate: '编号与别人重复，已转入人员冲突，处理完再核验',
  ended: '已经过期，请退回',
  not_same: '与名单不一致，没有核验',
  not_found: '没有找到',
} as const satisfies Record<Outcome, string>
