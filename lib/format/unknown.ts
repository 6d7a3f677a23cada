/** What a value nobody knows looks like: never 0, never an empty cell. */
export const UNKNOWN = '—'

/** The one place where an unknown value becomes text; NaN and infinity (a share of nothing) are unknown too. */
export const orUnknown = <T>(value: T | null | undefined, format: (known: T) => string): string => {
  if (value === null || value === undefined || value === '') return UNKNOWN
  if (typeof value === 'number' && !Number.isFinite(value)) return UNKNOWN
  if (value instanceof Date && Number.isNaN(value.getTime())) return UNKNOWN
  return format(value)
}
