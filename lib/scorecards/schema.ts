import { z } from 'zod'

// What the address of a dashboard may ask. A wrong value falls back to the default: an old link must not break.

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const choice = <const T extends string>(values: readonly T[]) =>
  z.preprocess(first, z.enum(values).optional().catch(undefined))
const page = z.preprocess(first, z.coerce.number().int().min(1).max(100_000).catch(1))

export const scorecardViewSchema = z.object({
  basis: choice(['filed']).transform((basis) => basis ?? ('all' as const)),
  status: choice(['met', 'on_track', 'behind', 'no_data']),
  order: choice(['clause']),
  sort: z.preprocess(first, z.string().max(60).optional().catch(undefined)),
  dir: choice(['asc', 'desc']),
  show: z.preprocess(first, z.string().max(60).optional().catch(undefined)),
  by: choice(['county']),
})
export type ScorecardView = z.output<typeof scorecardViewSchema>

export const sheetViewSchema = z.object({
  basis: scorecardViewSchema.shape.basis,
  part: choice(['denominator']).transform((part) => part ?? ('numerator' as const)),
  page,
})
export type SheetView = z.output<typeof sheetViewSchema>

export const ledgerViewSchema = z.object({
  basis: scorecardViewSchema.shape.basis,
  kind: z.preprocess(first, z.string().max(40).optional().catch(undefined)),
  owner: z.preprocess(first, z.string().max(100).optional().catch(undefined)),
})
export type LedgerView = z.output<typeof ledgerViewSchema>

export const exportSchema = z.object({
  region: z.string().regex(/^\d{6}(\d{3})?$/),
  format: z.enum(['csv', 'xlsx']).catch('csv'),
  table: z.enum(['targets', 'areas']).catch('targets'),
  basis: scorecardViewSchema.shape.basis,
  by: scorecardViewSchema.shape.by,
})
export const rowsExportSchema = z.object({
  region: exportSchema.shape.region,
  indicator: z.string().max(60),
  format: exportSchema.shape.format,
  basis: exportSchema.shape.basis,
  part: sheetViewSchema.shape.part,
})
