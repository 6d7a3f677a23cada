import type { Confidence, RegionLevel, StatisticKind, TownshipKind } from '@/prisma/generated/enums'

export const REGION_LEVEL_LABELS = {
  country: '国家',
  province: '省级',
  prefecture: '地级',
  county: '县级',
  township: '乡级',
} as const satisfies Record<RegionLevel, string>

export const TOWNSHIP_KIND_LABELS = {
  street: '街道',
  town: '镇',
  rural_township: '乡',
  functional_zone: '功能区',
  farm: '农（林、牧、渔）场',
  other: '其他乡级单位',
} as const satisfies Record<TownshipKind, string>

export const STATISTIC_KIND_LABELS = {
  resident_population: '常住人口',
  registered_population: '户籍人口',
  children_under_3: '3岁以下婴幼儿',
  children_1_to_3: '1-3岁幼儿',
  births: '出生人口',
  communities: '社区（村、居）',
} as const satisfies Record<StatisticKind, string>

export const CONFIDENCE_LABELS = {
  A: '原文可查，与官方合计一致',
  B: '合计一致，本行原文未见',
  C: '单一非官方来源或估计',
} as const satisfies Record<Confidence, string>
