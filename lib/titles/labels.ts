import type { TitleKind } from '@/prisma/generated/enums'

export const TITLE_KIND_LABELS = {
  demonstration: '示范',
  quality: '优质',
} as const satisfies Record<TitleKind, string>
