import type { DateString } from '@/lib/format/date'
import type { BanAppealState, BanGround, BanState } from '@/prisma/generated/enums'

/**
 * Grounds that bar for life whatever the decision says: 虐待婴幼儿 (人口与计划生育法 第四十一条第二款), and a record of
 * 性侵害、虐待、拐卖、暴力伤害 (未成年人保护法 第六十二条: 不得录用, without a term).
 */
const FOR_LIFE: readonly BanGround[] = ['abuse', 'sexual_offence', 'trafficking', 'violent_crime']

export const isForLife = (ground: BanGround): boolean => FOR_LIFE.includes(ground)

type Term = { state: BanState; startsOn: DateString; endsOn: DateString | null }

/** The last day still counts; a term ends by itself. */
export const isInForce = ({ state, startsOn, endsOn }: Term, today: DateString): boolean =>
  state === 'active' && startsOn <= today && (endsOn === null || endsOn >= today)

export type BanStanding = 'announced' | 'in_force' | 'ended' | 'lifted'

export function banStanding(ban: Term, today: DateString): BanStanding {
  if (ban.state === 'lifted') return 'lifted'
  if (ban.startsOn > today) return 'announced'
  return isInForce(ban, today) ? 'in_force' : 'ended'
}

type Decision = {
  ground: BanGround
  decidedOn: DateString
  startsOn: DateString
  endsOn: DateString | null
}

/** What is wrong with the days of a decision, by field; empty when nothing is. */
export function banErrors(
  { ground, decidedOn, startsOn, endsOn }: Decision,
  today: DateString,
): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  if (decidedOn > today) errors.decidedOn = ['决定日期不能晚于今天']
  if (startsOn < decidedOn) errors.startsOn = ['开始日期不能早于决定日期']
  if (endsOn !== null && endsOn < startsOn) errors.endsOn = ['截止日期不能早于开始日期']
  if (endsOn !== null && isForLife(ground)) errors.endsOn = ['按这一情形终身不得从事，请不要填写截止日期']
  if (endsOn === null && !isForLife(ground)) errors.endsOn = ['请按决定填写截止日期']
  return errors
}

export type AppealEvent = 'uphold' | 'dismiss'
export const APPEAL_EVENTS = ['uphold', 'dismiss'] as const satisfies AppealEvent[]

const TO = { uphold: 'upheld', dismiss: 'dismissed' } as const satisfies Record<AppealEvent, BanAppealState>

/** The state an event leads to; null where it cannot happen: only an open appeal is decided. */
export const nextAppealState = (state: BanAppealState, event: AppealEvent): BanAppealState | null =>
  state === 'open' ? TO[event] : null

/** 王** : enough to tell two entries of a list apart, not to know who it is. */
export const maskedName = (name: string): string =>
  `${Array.from(name)[0] ?? ''}${'*'.repeat(Math.max(1, Array.from(name).length - 1))}`
