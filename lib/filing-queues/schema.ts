import { z } from 'zod'
import { CaseState, ProcedureKind } from '@/prisma/generated/enums'

export const QUEUE_TABS = ['department', 'mine', 'overdue', 'all', 'finished'] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)
const given = <S extends z.ZodType>(schema: S) =>
  z.preprocess(blankToUndefined, schema.optional()).catch(undefined)

/** Filters of the queue as they stand in the address; what cannot be read is left out. */
export const queueFilterSchema = z.object({
  tab: z.preprocess(blankToUndefined, z.enum(QUEUE_TABS).default('department')).catch('department'),
  /** In the name, the case number or the credit code. */
  q: given(z.string().trim().min(1).max(100)),
  kind: given(z.enum(ProcedureKind)),
  state: given(z.enum(CaseState)),
  /** A division code. */
  township: given(z.string().regex(/^\d{6,12}$/)),
  /** An account's id, or 'none' for cases nobody has taken. */
  assignee: given(z.union([z.literal('none'), z.uuid()])),
  /** The last row of the page before: due day (or '-') and id. */
  after: given(z.string().max(60)),
})
export type QueueFilter = z.output<typeof queueFilterSchema>

/** The filter as a query string; `change` overrides, and a change other than paging starts at the first page. */
export function queueQuery(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  const fields = { ...filter, after: undefined, ...change }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value) query.set(name, value)
  return query.toString()
}
