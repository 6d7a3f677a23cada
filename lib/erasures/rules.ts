import { addDays, addMonths, type DateString, shanghaiDayStart } from '@/lib/format/date'

/** What is kept and for how long; `source` is the law, or “本地默认” where no document says a number. */
export type ErasureRule = {
  title: string
  /** What is removed, and what stays. */
  removes: string
  keep: { days: number } | { months: number } | { setting: 'staffRetentionYears'; years: number }
  source: string
}

const LOCAL = '本地默认；《个人信息保护法》第十九条（最短时间）'

/** Erased by the daily job, in this order. The codes are stored (erasure_reports.rule): never rename one. */
export const ERASURE_RULES = {
  confirmations: {
    title: '验证码',
    removes: '过期的验证码和填写的邮箱、手机号',
    keep: { days: 7 },
    source: LOCAL,
  },
  sessions: {
    title: '登录记录',
    removes: '已退出或过期的登录设备、网络地址；审计日志里的登录记录另行保存',
    keep: { months: 6 },
    source: '《网络安全法》（2025 年修正）第二十三条（日志不少于六个月）',
  },
  notices: {
    title: '已读消息',
    removes: '读过的站内消息',
    keep: { months: 12 },
    source: LOCAL,
  },
  outbox: {
    title: '已发出的邮件和短信',
    removes: '已发出或放弃发送的消息，连同收件地址',
    keep: { days: 30 },
    source: LOCAL,
  },
  invitations: {
    title: '用过的邀请',
    removes: '已接受、撤回或过期的邀请里的邮箱和手机号；谁邀请了谁仍然保留',
    keep: { days: 30 },
    source: LOCAL,
  },
  recovery_codes: {
    title: '用过的恢复码',
    removes: '用过的恢复码的摘要',
    keep: { months: 6 },
    source: LOCAL,
  },
  transfer_codes: {
    title: '从业记录转移码',
    removes: '用过或过期的转移码',
    keep: { days: 30 },
    source: LOCAL,
  },
  password_history: {
    title: '旧密码的摘要',
    removes: '用来防止重复使用的旧密码摘要',
    keep: { months: 24 },
    source: LOCAL,
  },
  import_contents: {
    title: '导入文件的内容',
    removes: '核对后没有导入的文件内容；文件名和结果仍然保留',
    keep: { days: 30 },
    source: LOCAL,
  },
  guardianships: {
    title: '已撤回的监护人同意',
    removes: '撤回满三年的同意记录；审计日志仍然保留',
    keep: { months: 36 },
    source: '《个人信息保护法》第五十六条（记录至少保存三年）',
  },
  children: {
    title: '没有监护人同意的儿童',
    removes: '监护人都已撤回同意、保留的理由也已结束的儿童记录',
    keep: { days: 0 },
    source: '《个人信息保护法》第四十七条第一款',
  },
  staff: {
    title: '长期离岗的工作人员',
    removes: '姓名、证件号、证书编号、更正申请和上传的证件；岗位和学时的统计保留，不能再认出本人',
    keep: { setting: 'staffRetentionYears', years: 3 },
    source: LOCAL,
  },
} as const satisfies Record<string, ErasureRule>

export type ErasureCode = keyof typeof ERASURE_RULES
export const ERASURE_CODES = Object.keys(ERASURE_RULES) as ErasureCode[]

/** The first day still kept: what ended before it began in Shanghai is erased. A setting's years are asked per area. */
export function keptSince(code: ErasureCode, today: DateString): DateString {
  const { keep } = ERASURE_RULES[code] as ErasureRule
  if ('days' in keep) return addDays(today, -keep.days)
  return addMonths(today, 'months' in keep ? -keep.months : -12 * keep.years)
}

/** The same as an instant, for timestamps. */
export const cutoffOf = (code: ErasureCode, today: DateString): Date =>
  shanghaiDayStart(keptSince(code, today))

export function keepText({ keep }: ErasureRule): string {
  if ('days' in keep) return keep.days === 0 ? '不保留' : `${keep.days} 天`
  if ('months' in keep) return keep.months % 12 === 0 ? `${keep.months / 12} 年` : `${keep.months} 个月`
  return `${keep.years} 年（各地可以改）`
}
