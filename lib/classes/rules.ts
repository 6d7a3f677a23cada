import type { DateString } from '@/lib/format/date'
import type { CareClassKind } from '@/prisma/generated/enums'

/** 托育机构设置标准（试行）第十九条: most children in a class. */
export const MOST_CHILDREN = { infant: 10, toddler: 15, older: 20, mixed: 18 } as const satisfies Record<
  CareClassKind,
  number
>

export const isTooLarge = (kind: CareClassKind, places: number): boolean => places > MOST_CHILDREN[kind]

type Life = { openedOn: DateString; closedOn: DateString | null }

/** The day of closing is the first without the class. */
export const isOpenOn = ({ openedOn, closedOn }: Life, day: DateString): boolean =>
  openedOn <= day && (closedOn === null || closedOn > day)

/** What is wrong with the days of a class, by field. */
export function dayErrors({ openedOn, closedOn }: Life, today: DateString): Record<string, string[]> {
  if (closedOn !== null && closedOn < openedOn) return { closedOn: ['停班日期不能早于开班日期'] }
  if (closedOn !== null && closedOn > today) return { closedOn: ['停班日期不能晚于今天'] }
  return {}
}

/** Names as they are written down: the same name twice becomes 小一班, 小一班2. */
export function namesOnce(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name}${times}`
  })
}
