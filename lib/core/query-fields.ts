import { z } from 'zod'

// Pieces of the API's query schemas. An empty parameter counts as absent; one nobody knows is ignored.

const blankToUndefined = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value

/** Empty counts as absent. */
export const given = <S extends z.ZodType>(schema: S) => z.preprocess(blankToUndefined, schema)

const whole = (message: string) =>
  z
    .string(message)
    .regex(/^\d{1,7}$/, message)
    .transform(Number)

/** page from 1, pageSize from 1 to `most`. */
export const pageFields = (size: number, most: number) => ({
  page: given(
    whole('page 应为不小于 1 的整数')
      .pipe(z.number().min(1, 'page 应为不小于 1 的整数'))
      .default(1)
      .meta({ description: '第几页，从 1 起' }),
  ),
  pageSize: given(
    whole(`pageSize 应为 1 到 ${most} 的整数`)
      .pipe(
        z.number().min(1, `pageSize 应为 1 到 ${most} 的整数`).max(most, `pageSize 应为 1 到 ${most} 的整数`),
      )
      .default(size)
      .meta({ description: `每页条数，最多 ${most}` }),
  ),
})

/** One page of rows that are all in memory. */
export function pageOf<T>(rows: readonly T[], { page, pageSize }: { page: number; pageSize: number }) {
  return { items: rows.slice((page - 1) * pageSize, page * pageSize), page, pageSize, total: rows.length }
}
