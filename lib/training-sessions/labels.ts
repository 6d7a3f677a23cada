import { type DateString, dateInShanghai, formatDate, formatTime } from '@/lib/format/date'
import type { TrainingSessionState } from '@/prisma/generated/enums'

export const SESSION_STATE_LABELS = {
  planned: '计划中',
  held: '已举办',
  cancelled: '已取消',
} as const satisfies Record<TrainingSessionState, string>

/** 2026年11月25日 (周三) 09:00–12:00 */
export function sessionTimeText({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  const day: DateString = dateInShanghai(startsAt)
  return `${formatDate(day)} ${formatTime(startsAt)}–${formatTime(endsAt)}`
}

export const placeText = ({ place, isOnline }: { place: string; isOnline: boolean }): string =>
  isOnline ? `线上：${place}` : place
