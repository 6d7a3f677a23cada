import { z } from 'zod'

/** Kinds of outbox messages this domain sends; the part after the dot is the channel. */
export const MESSAGE_KINDS = ['message.email', 'message.sms'] as const

/** What lies in the outbox. `href` is a path of this portal; `until`: after this instant the message is of no use. */
export const messageSchema = z.object({
  address: z.string(),
  title: z.string().default(''),
  text: z.string().default(''),
  href: z.string().default(''),
  until: z.iso.datetime().optional(),
})
/** What stays of a message that was sent or has expired. */
export const keptSchema = z.object({ maskedAddress: z.string() })
export type Message = z.output<typeof messageSchema>

export const DELIVERY_STATES = ['waiting', 'failed', 'not_connected'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** What the list shows, from the address of the page; what cannot be read is left out. */
export const deliveryFilterSchema = z.object({
  state: z.enum(DELIVERY_STATES).catch('failed').default('failed'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type DeliveryFilter = z.output<typeof deliveryFilterSchema>

export const resendMessageSchema = z.object({ messageId: z.uuid('消息不存在') })
export type ResendMessageInput = z.output<typeof resendMessageSchema>

export const resendAllSchema = z.object({ state: z.enum(['failed', 'not_connected']) })
export type ResendAllInput = z.output<typeof resendAllSchema>
