import type { CareClassKind, RatioOutcome } from '@/prisma/generated/enums'

export const OUTCOME_LABELS = {
  met: '够',
  short: '不足',
  unknown: '无法判定',
} as const satisfies Record<RatioOutcome, string>

export const CLASS_KIND_LABELS = {
  infant: '乳儿班',
  toddler: '托小班',
  older: '托大班',
  mixed: '混合班',
} as const satisfies Record<CareClassKind, string>

/** What a class's rule is, in words. */
export const RATIO_LABELS = {
  infant: '1:3',
  toddler: '1:5',
  older: '1:7',
  mixed: '全国没有规定',
} as const satisfies Record<CareClassKind, string>
