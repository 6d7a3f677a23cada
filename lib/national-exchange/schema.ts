import { z } from 'zod'
import { ExchangeState } from '@/prisma/generated/enums'

/**
 * What the national system is told of a filing: the fields it discloses itself (tuoyu.cpdrc.org.cn, responseData.dataList)
 * and our receipt number. Unknown is an empty text. finished_time: day of the filing, YYYY-MM-DD.
 */
export const exchangePayloadSchema = z.object({
  institution_name: z.string(),
  institution_other_name: z.string(),
  zoning_name: z.string(),
  zoning_code: z.string(),
  address: z.string(),
  institution_type: z.string(),
  finished_time: z.string(),
  credit_code: z.string(),
  receipt_number: z.string(),
})
export type ExchangePayload = z.output<typeof exchangePayloadSchema>

/** The national system's answer: our id again, and what it has stored of the message. */
export const acknowledgementSchema = z.object({
  id: z.string(),
  received: z.record(z.string(), z.unknown()),
})

export const differencesSchema = z.array(
  z.object({ field: z.string(), sent: z.string(), received: z.string().nullable() }),
)
export type Difference = z.output<typeof differencesSchema>[number]

/** Why a message was refused, wherever the other side puts it. */
export const refusalSchema = z
  .object({
    message: z.string().optional(),
    reason: z.string().optional(),
    error: z.union([z.string(), z.object({ message: z.string().optional() })]).optional(),
  })
  .transform(
    ({ message, reason, error }) => reason ?? message ?? (typeof error === 'string' ? error : error?.message),
  )

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

export const exchangeFilterSchema = z.object({
  state: z.preprocess(blankToUndefined, z.enum(ExchangeState).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type ExchangeFilter = z.output<typeof exchangeFilterSchema>

export const resendExchangeSchema = z.object({ messageId: z.uuid('记录不存在') })
export type ResendExchangeInput = z.output<typeof resendExchangeSchema>
