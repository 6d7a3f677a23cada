import type { ExchangeKind, ExchangeState } from '@/prisma/generated/enums'
import type { Difference, ExchangePayload } from './schema'

type Envelope = { id: string; sequence: number; kind: ExchangeKind; payload: ExchangePayload }

/** What is posted, flat: our id and sequence, the kind of event, and the filing. */
export const exchangeBody = ({ payload, ...envelope }: Envelope) => ({ ...envelope, ...payload })

/**
 * Fields the other side has stored otherwise than they were sent, or not at all. Text is compared as it is; what it
 * adds of its own is its own business.
 */
export function differencesOf(
  sent: ExchangePayload,
  received: Readonly<Record<string, unknown>>,
): Difference[] {
  return Object.entries(sent).flatMap(([field, value]) => {
    const echo = Object.hasOwn(received, field) ? received[field] : undefined
    if (echo === value) return []
    const text =
      echo === undefined || echo === null ? null : typeof echo === 'string' ? echo : JSON.stringify(echo)
    return [{ field, sent: value, received: text?.slice(0, 500) ?? null }]
  })
}

/**
 * Refused and differing messages may be sent again, unless a later one of the same facility has been tried: an old
 * state would then overwrite a newer one.
 */
export const canResend = (message: {
  state: ExchangeState
  isDemo: boolean
  isOvertaken: boolean
}): boolean =>
  !message.isDemo && !message.isOvertaken && (message.state === 'failed' || message.state === 'differs')
