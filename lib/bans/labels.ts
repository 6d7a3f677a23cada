import type { BanAppealState, BanGround } from '@/prisma/generated/enums'
import type { BanStanding } from './rules'

export const BAN_GROUND_LABELS = {
  abuse: '虐待婴幼儿',
  sexual_offence: '性侵害、性骚扰',
  trafficking: '拐卖',
  violent_crime: '暴力伤害等违法犯罪',
  other_decision: '其他从业禁止决定',
} as const satisfies Record<BanGround, string>

export const BAN_STANDING_LABELS = {
  announced: '还没有开始',
  in_force: '执行中',
  ended: '期满',
  lifted: '已解除',
} as const satisfies Record<BanStanding, string>

export const APPEAL_STATE_LABELS = {
  open: '待答复',
  upheld: '成立',
  dismissed: '不成立',
} as const satisfies Record<BanAppealState, string>

/** Why the list was looked up, as the log says it. */
export const LOOK_UP_PURPOSES = {
  hire: '录用',
  post: '增加岗位',
  transfer: '凭转移码录用',
  import_check: '核对人员名单',
  import: '导入人员名单',
  invitation: '邀请开通账号',
} as const
export type LookUpPurpose = keyof typeof LOOK_UP_PURPOSES

/** All an operator learns: the decision itself is not theirs to read. */
export const NOT_TO_BE_HIRED = '不能录用，请联系主管部门。'
