import { z } from 'zod'

/** Most certificates decided at once. */
export const MOST_AT_ONCE = 200

const many = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]

/** `<id>:<version>` as the boxes of the queue hold it: what was seen is what is decided. */
const pick = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/, '没有这张证书')
  .transform((value) => ({ id: value.slice(0, 36), version: Number(value.slice(37)) }))
  .refine(({ id }) => z.uuid().safeParse(id).success, '没有这张证书')

export const picksSchema = z.preprocess(
  many,
  z.array(pick).max(MOST_AT_ONCE, `一次最多处理 ${MOST_AT_ONCE} 张，请分批`),
)

export const compareListSchema = z.object({
  picks: picksSchema,
  list: z
    .instanceof(File, { message: '请选择名单文件' })
    .refine((file) => file.size > 0, '请选择名单文件')
    .refine((file) => file.size <= 3_000_000, '名单最大 3 MB'),
})
export type CompareListInput = z.output<typeof compareListSchema>
