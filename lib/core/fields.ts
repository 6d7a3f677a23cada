import { z } from 'zod'
import { type DateString, isRealDate } from '@/lib/format/date'

// Pieces of form schemas. An empty field means unknown and becomes null, never zero (contract.md, import headers).

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)
/** Full-width figures are typing, not errors. Only for figures and dates: in a name （） must stay what it is. */
const narrow = (value: unknown) => (typeof value === 'string' ? value.normalize('NFKC').trim() : value)
const orNull = (value: unknown) => (value === '' || value === undefined ? null : value)
const textOrNull = (value: unknown) => orNull(trimmed(value))
const figureOrNull = (value: unknown) => orNull(narrow(value))

export const requiredText = (message: string, max = 200) =>
  z.preprocess(
    (value) => trimmed(value) ?? '',
    z.string(message).min(1, message).max(max, `最多 ${max} 个字`),
  )

export const optionalText = (max = 200) =>
  z.preprocess(textOrNull, z.string().max(max, `最多 ${max} 个字`).nullable())

/** A whole number from zero, or null when the field was left empty. */
export const optionalCount = (max = 99_999) =>
  z.preprocess(
    figureOrNull,
    z
      .string()
      .regex(/^\d+$/, '请填写不小于 0 的整数，不清楚就留空')
      .transform(Number)
      .pipe(z.number().max(max, `不能超过 ${max}`))
      .nullable(),
  )

/** Yuan with at most two decimals, kept as text so that no cent is lost on the way to a numeric column. */
export const optionalYuan = () =>
  z.preprocess(
    figureOrNull,
    z
      .string()
      .regex(/^\d{1,7}(\.\d{1,2})?$/, '请填写金额，最多两位小数，例如 1200 或 1200.50')
      .nullable(),
  )

export const optionalDegrees = (message: string) =>
  z.preprocess(
    figureOrNull,
    z
      .string()
      .regex(/^-?\d{1,3}(\.\d+)?$/, message)
      .transform(Number)
      .nullable(),
  )

const isDay = (text: string) => isRealDate(text) && text >= '1949-10-01' && text <= '2100-12-31'

export const requiredDate = (message: string) =>
  z.preprocess(
    (value) => narrow(value) ?? '',
    z.string(message).refine(isDay, message),
  ) as z.ZodType<DateString>

export const optionalDate = () =>
  z.preprocess(
    figureOrNull,
    z.string().refine(isDay, '日期不存在，请重新选择').nullable(),
  ) as z.ZodType<DateString | null>

/** '1' yes, '0' no, empty: not known. */
export const yesNoUnknown = () =>
  z.preprocess(
    textOrNull,
    z
      .enum(['1', '0'], '请选择')
      .transform((value) => value === '1')
      .nullable(),
  )

export const optionalChoice = <const T extends Record<string, string>>(values: T) =>
  z.preprocess(textOrNull, z.enum(values, '请从列表中选择').nullable())

export const requiredChoice = <const T extends Record<string, string>>(values: T, message: string) =>
  z.enum(values, message)

/** The version a form was drawn from; someone else's later change makes the command answer conflict. */
export const formVersion = () => z.coerce.number().int().min(1)
