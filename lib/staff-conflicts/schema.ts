import { z } from 'zod'
import { formVersion, requiredText } from '@/lib/core/fields'
import { StaffConflictKind, StaffConflictState } from '@/prisma/generated/enums'
import { CONFLICT_EVENTS } from './rules'

export const decideConflictSchema = z.object({
  conflictId: z.uuid('冲突不存在'),
  version: formVersion(),
  event: z.enum(CONFLICT_EVENTS, '请选择处理结果'),
  reason: requiredText('请写明核实的情况和处理依据', 1000),
})
export type DecideConflictInput = z.output<typeof decideConflictSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** What the list shows, from the address; the open ones unless asked otherwise. */
export const conflictFilterSchema = z.object({
  state: z.preprocess(blankToUndefined, z.enum([...Object.values(StaffConflictState), 'all'])).catch('open'),
  kind: z.preprocess(blankToUndefined, z.enum(StaffConflictKind).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type ConflictFilter = z.output<typeof conflictFilterSchema>
