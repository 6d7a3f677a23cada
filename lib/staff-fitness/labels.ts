import type { UnfitReason } from './rules'

export const UNFIT_LABELS = {
  no_health_certificate: '没有经核验的健康证',
  health_certificate_expired: '健康证当天不在有效期内',
  no_background_check: '没有经核验的违法犯罪记录查询',
  background_check_expired: '违法犯罪记录查询当天不在有效期内',
  banned: '在从业禁止名单上，不得上岗',
} as const satisfies Record<UnfitReason, string>

/** Where the reasons stand. */
export const FITNESS_SOURCE = '《托育机构管理规范（试行）》第二十八条；《未成年人保护法》第六十二条'
