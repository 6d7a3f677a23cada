import { z } from 'zod'
import { formVersion, optionalDate, requiredText } from '@/lib/core/fields'
import { given, pageFields } from '@/lib/core/query-fields'
import { normaliseDivisionCode } from './code'

const target = {
  region: z.string().regex(/^\d{6}(\d{3})?$/, '地区不存在'),
  version: formVersion(),
  reason: requiredText('请写明原因和依据，例如民政部批复的文号', 500),
}

export const renameRegionSchema = z.object({ ...target, name: requiredText('请填写新名称', 60) })
export type RenameRegionInput = z.output<typeof renameRegionSchema>

/** Aliases as typed: one a line, or set apart by commas. */
export const setAliasesSchema = z.object({
  ...target,
  aliases: z
    .string()
    .max(1000, '别名太长')
    .transform((text) => [
      ...new Set(
        text
          .normalize('NFKC')
          .split(/[\n,、;]/)
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      ),
    ])
    .refine((names) => names.length <= 20, '最多 20 个别名')
    .refine((names) => names.every((name) => name.length <= 60), '每个别名最多 60 个字'),
})
export type SetAliasesInput = z.output<typeof setAliasesSchema>

export const setInForceSchema = z
  .object({ ...target, from: optionalDate(), until: optionalDate() })
  .refine(({ from, until }) => from === null || until === null || from < until, {
    path: ['until'],
    message: '停用日期应晚于启用日期',
  })
export type SetInForceInput = z.output<typeof setInForceSchema>

/** The address of the division list: a search text, or the division whose children are shown. */
export const regionListSchema = z.object({
  q: z.string().trim().max(60).catch('').default(''),
  parent: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .catch('100000')
    .default('100000'),
})

const CODE_MESSAGE = '区划代码应为 6、9 或 12 位数字'

/** A division code in an address: 6, 9 or 12 digits, read to the stored spelling. Whether it exists the query says. */
export const divisionCodeField = z
  .string(CODE_MESSAGE)
  .regex(/^\d{6}(\d{3}){0,2}$/, { error: CODE_MESSAGE, abort: true })
  .refine((text) => normaliseDivisionCode(text) !== null, CODE_MESSAGE)
  .transform((text) => normaliseDivisionCode(text) ?? text)
  .meta({ description: '区划代码，6、9 或 12 位数字' })

/** Query of GET /api/v1/regions. */
export const regionsQuerySchema = z.object({
  parent: given(divisionCodeField.optional()).meta({
    description: '只列这个区划的下一级；不填列全部在用区划',
  }),
  ...pageFields(100, 1000),
})
export type RegionsQuery = z.output<typeof regionsQuerySchema>
