import type { DateString } from '@/lib/format/date'

/** Days before it is due that a review appears, so that it can be done in time. */
export const LEAD_DAYS = 30

export const isOverdue = (review: { dueOn: DateString }, today: DateString): boolean => review.dueOn < today
