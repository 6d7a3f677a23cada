import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'
import { requiredCount, requiredYear, versionOrNew } from '@/lib/core/number-fields'
import { Confidence, StatisticKind } from '@/prisma/generated/enums'

/** A new year of a count, or a correction of one already there (then with its version). */
export const setStatisticSchema = z.object({
  region: z.string().regex(/^\d{6}(\d{3})?$/, '地区不存在'),
  kind: z.enum(StatisticKind, '请选择指标'),
  year: requiredYear('请填写四位年份，例如 2025'),
  value: requiredCount('请填写不小于 0 的整数，例如 1140872'),
  source: requiredText('请写明来源：公报、年鉴或文件的名称和日期', 300),
  confidence: z.enum(Confidence, '请选择可信度'),
  reason: requiredText('请写明补充或更正的原因', 500),
  version: versionOrNew(),
})
export type SetStatisticInput = z.output<typeof setStatisticSchema>
