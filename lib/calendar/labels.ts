import type { CalendarDayKind } from '@/prisma/generated/enums'

export const CALENDAR_DAY_KIND_LABELS = {
  off: '放假',
  makeup: '补班',
} as const satisfies Record<CalendarDayKind, string>
