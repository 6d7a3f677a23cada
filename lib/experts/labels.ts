import type { ExpertKind } from '@/prisma/generated/enums'

/** 师资库专家 (YN-07), 师资骨干 (NJ-10), 专业人才 (NJ-11). */
export const EXPERT_KIND_LABELS = {
  expert: '师资库专家',
  backbone_trainer: '师资骨干',
  professional: '专业人才',
} as const satisfies Record<ExpertKind, string>
