import { z } from 'zod'

// Numbers people type in forms: full-width digits and thousands separators are read, an empty field is null, never zero.

const blankToNull = (value: unknown) => {
  const text = typeof value === 'string' ? value.normalize('NFKC').trim() : value
  return text === '' || text === undefined ? null : text
}
const AMOUNT = /^(\d{1,3}(,\d{3}){1,3}|\d{1,10})(\.\d{1,4})?$/
const toNumber = (text: string) => Number(text.replaceAll(',', ''))
const notNull = (value: unknown) => value !== null

/** Not negative, at most four decimals (the scale of the columns), or null. */
export const optionalAmount = (message: string) =>
  z.preprocess(blankToNull, z.string(message).regex(AMOUNT, message).transform(toNumber).nullable())

export const requiredAmount = (message: string) =>
  optionalAmount(message)
    .refine(notNull, message)
    .transform((value) => value ?? 0)

/** A whole number from zero, thousands separators allowed; up to what an integer column holds. */
export const requiredCount = (message: string) =>
  z.preprocess(
    blankToNull,
    z
      .string(message)
      .regex(/^(\d{1,3}(,\d{3}){1,3}|\d{1,10})$/, message)
      .transform(toNumber)
      .refine((count) => count <= 2_147_483_647, message),
  )

const year = (message: string) =>
  z
    .string(message)
    .regex(/^20\d{2}$/, message)
    .transform(Number)

export const requiredYear = (message: string) => z.preprocess(blankToNull, year(message))
export const optionalYear = (message: string) => z.preprocess(blankToNull, year(message).nullable())

/** A hidden version: 0 means the form adds a record that was not there when it was drawn. */
export const versionOrNew = () => z.coerce.number().int().min(0).default(0)
