import type { SiteCheckResult } from '@/prisma/generated/enums'

export const SITE_CHECK_RESULT_LABELS = {
  meets: '符合要求',
  falls_short: '不符合要求',
} as const satisfies Record<SiteCheckResult, string>

/** What the page says after an action led back to it. */
export const REVIEW_DONE = {
  ask_corrections: '补正清单已发给举办者',
  return_corrections: '没有补正的内容已退回举办者',
  issue_receipt: '已办结受理，机构信息已公开',
  transcribe_opinion: '部门意见已补记',
  record_site_check: '现场核查结果已登记',
  confirm_compliance: '已确认符合标准，办件办结',
  notify_noncompliance: '不符合标准的通知已送达并公开',
  confirm_rectified: '已确认整改到位，办件办结',
} as const satisfies Record<string, string>
