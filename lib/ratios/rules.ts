import type { Citation } from '@/lib/settings/rules'
import type { CareClassKind, RatioOutcome } from '@/prisma/generated/enums'

/** 托育机构设置标准（试行）第二十条: 1:3, 1:5, 1:7. It says nothing of mixed classes. */
export const CHILDREN_PER_CARER = { infant: 3, toddler: 5, older: 7, mixed: null } as const satisfies Record<
  CareClassKind,
  number | null
>

export const RATIO_SOURCE: Citation = {
  document: '《托育机构设置标准（试行）》国卫人口发〔2019〕58号',
  article: '第二十条',
}

/**
 * How many carers a class needs: present ÷ n, rounded up. null: no rule says (a mixed class where the area has set
 * nothing). Nobody present needs nobody, whatever the class.
 */
export function requiredCarers(
  kind: CareClassKind,
  childrenPresent: number,
  mixedChildrenPerCarer: number | null,
): number | null {
  if (childrenPresent === 0) return 0
  const most = kind === 'mixed' ? mixedChildrenPerCarer : CHILDREN_PER_CARER[kind]
  return most === null ? null : Math.ceil(childrenPresent / most)
}

/** Without a rule the outcome is unknown, never met. */
export const outcomeOf = (carersRequired: number | null, carersCounted: number): RatioOutcome =>
  carersRequired === null ? 'unknown' : carersCounted >= carersRequired ? 'met' : 'short'

/** Minutes after midnight; the end is not counted. */
export type Span = { fromMinute: number; untilMinute: number }

export const overlaps = (a: Span, b: Span): boolean =>
  a.fromMinute < b.untilMinute && b.fromMinute < a.untilMinute

/** The fewest on duty at the same moment of the window: two half days make one carer, not two. */
export function fewestOnDuty(duties: readonly Span[], window: Span): number {
  const moments = [window.fromMinute, ...duties.flatMap((one) => [one.fromMinute, one.untilMinute])]
  const inside = moments.filter((at) => at >= window.fromMinute && at < window.untilMinute)
  const counts = inside.map(
    (at) => duties.filter((one) => one.fromMinute <= at && at < one.untilMinute).length,
  )
  return Math.min(...counts)
}

/** The day the officials are told again at the earliest: once per window. */
export const isRepeated = (shortDays: number, allowedDays: number): boolean => shortDays >= allowedDays
