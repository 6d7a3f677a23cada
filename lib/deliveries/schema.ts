import { z } from 'zod'

/** Kinds of outbox messages this domain sends. */
export const MESSAGE_KINDS = ['message.email', 'message.sms'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** What lies in the outbox. `href` is a path of this portal; `until`: after this instant the message is of no use. */
export const messageSchema = z.object({
  address: z.string(),
  title: z.string(),
  text: z.string(),
  href: z.string().default(''),
  until: z.iso.datetime().optional(),
})
export type Message = z.output<typeof messageSchema>

/** After sending nothing is kept but what an administrator needs to recognise the message. */
export const keptSchema = z.object({ maskedAddress: z.string(), title: z.string().default('') })
