import { formatExact } from '@/lib/format/number'
import type { ClauseKind, Comparator, PlanStatus, TargetPeriod } from '@/prisma/generated/enums'
import type { TargetStatus } from './rules'

export const PLAN_STATUS_LABELS = {
  draft: '公开草案',
  consultation: '征求意见稿',
  issued: '正式印发',
  press_report: '新闻通稿',
} as const satisfies Record<PlanStatus, string>

/** What the plan's date is the date of. */
export const PLAN_DATE_LABELS = {
  draft: '草案公开日期',
  consultation: '征求意见日期',
  issued: '印发日期',
  press_report: '报道日期',
} as const satisfies Record<PlanStatus, string>

export const CLAUSE_KIND_LABELS = {
  target: '量化目标',
  qualitative: '定性目标',
  rule: '规则标准',
  process: '工作流程',
  duty: '职责任务',
  service: '服务事项',
  money: '资金政策',
  organisation: '组织机制',
  baseline: '基期数据',
  missing: '原文缺失',
} as const satisfies Record<ClauseKind, string>

export const COMPARATOR_LABELS = {
  gte: '不低于',
  gt: '超过',
  lte: '不高于',
  eq: '等于',
  all: '全覆盖',
  gte_ref: '不低于参照值',
} as const satisfies Record<Comparator, string>

export const TARGET_PERIOD_LABELS = {
  by_year: '到期限年底',
  yearly: '每年',
  quarterly: '每季度',
  monthly: '每月',
  weekly: '每周',
  daily: '每日',
  cycle: '每个周期',
  ongoing: '长期',
} as const satisfies Record<TargetPeriod, string>

export const TARGET_STATUS_LABELS = {
  met: '达标',
  on_track: '序时',
  behind: '滞后',
  no_data: '数据不足',
  no_target: '无目标',
} as const satisfies Record<TargetStatus, string>

/** The areas a two-level target asks each for. */
export const EACH_LEVEL_LABELS: Readonly<Record<string, string>> = {
  community: '社区',
  township: '街镇',
  street: '街道',
  county: '区县',
  prefecture: '州市',
}

type Words = {
  comparator: Comparator
  value: number | null
  unit: string
  year: number | null
  yearText?: string
  referenceLabel?: string | null
}

/** A target in words: 不低于 4.5 个/千人（2025年）; a moving reference by its name. */
export function targetText({ comparator, value, unit, year, yearText, referenceLabel }: Words): string {
  const amount = unit === '%' ? `${formatExact(value)}%` : `${formatExact(value)} ${unit}`
  const asked =
    comparator === 'gte_ref'
      ? `不低于${referenceLabel ?? '参照值'}`
      : comparator === 'all'
        ? '全覆盖'
        : `${COMPARATOR_LABELS[comparator]} ${amount}`
  const by = year === null ? periodText(yearText) : `${year}年`
  return by ? `${asked}（${by}）` : asked
}

const periodText = (text: string | undefined) =>
  text === undefined ? '' : ((TARGET_PERIOD_LABELS as Record<string, string>)[text] ?? text)
