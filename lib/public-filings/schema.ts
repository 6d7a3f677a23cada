import { z } from 'zod'
import { given, pageFields } from '@/lib/core/query-fields'

/** The two lists 登记和备案办法（试行）第九条、第十一条 make public. */
export const PUBLIC_LISTS = ['filed', 'noncompliant'] as const
export type PublicList = (typeof PUBLIC_LISTS)[number]

export const publicFilingsSchema = z.object({
  list: given(z.enum(PUBLIC_LISTS).default('filed')),
  /** A division's code; the page resolves names first. */
  region: given(z.string().max(60).optional()),
  q: given(z.string().trim().max(100).optional()),
  ...pageFields(20, 100),
})
export type PublicFilingsFilter = z.output<typeof publicFilingsSchema>

export const publicFilingsExportSchema = publicFilingsSchema.extend({
  format: given(z.enum(['csv', 'xlsx']).default('csv')),
})

/** A filter from a page's address: what cannot be read counts as absent, so that an old bookmark still opens. */
export function readPublicFilings(
  params: Record<string, string | string[] | undefined>,
): PublicFilingsFilter {
  const single = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
  )
  const parsed = publicFilingsSchema.safeParse(single)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(single).filter(([key]) => !wrong.has(key)))
  return publicFilingsSchema.parse(rest)
}
