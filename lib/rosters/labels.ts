import { UNFIT_LABELS } from '@/lib/staff-fitness/labels'
import type { UnfitReason } from '@/lib/staff-fitness/rules'

/** Why somebody on duty is not counted: unfit, no carer, or somewhere else at the same time. */
export type UncountedReason = UnfitReason | 'not_a_carer' | 'at_two_sites'

export const UNCOUNTED_LABELS = {
  ...UNFIT_LABELS,
  not_a_carer: '不是保育人员岗位',
  at_two_sites: '同一时间还登记在另一家机构在岗',
} as const satisfies Record<UncountedReason, string>
