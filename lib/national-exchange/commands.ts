import 'server-only'
import type { Tx } from '@/lib/core/db'
import type { ExchangeKind } from '@/prisma/generated/enums'
import { type ExchangePayload, exchangePayloadSchema } from './schema'

export type ExchangeInput = {
  kind: ExchangeKind
  caseId: string
  receiptId: string | null
  facilityId: string
  countyCode: string
  payload: ExchangePayload
  isDemo: boolean
}

/**
 * Leaves one event of a facility for the national system in the caller's transaction. The facility's row is locked
 * first: of two transactions the one that commits later takes the later number, so no message overtakes another.
 */
export async function queueExchange(tx: Tx, message: ExchangeInput): Promise<void> {
  await tx.$queryRaw`select 1 from facilities where id = ${message.facilityId}::uuid for update`
  await tx.exchangeMessage.create({
    data: { ...message, payload: exchangePayloadSchema.parse(message.payload) },
    select: { id: true },
  })
}
