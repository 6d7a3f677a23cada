import { z } from 'zod'

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
