import 'server-only'
import { createHmac } from 'node:crypto'
import { now } from './clock'
import { env } from './env'
import { postJson } from './post-json'
import { SendError, statusError } from './send-error'

const TIMEOUT_MS = 10_000

export const isSmsConnected = (): boolean => Boolean(env.PORTAL_SMS_URL && env.PORTAL_SMS_SECRET)

/** Hex HMAC-SHA256 of `seconds.body`: what X-Shanyu-Signature must be. */
const smsSignature = (secret: string, seconds: string, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')

/** Hands one text message to the gateway. Throws SendError; the id is the same on every try, so it can be sent once. */
export async function sendSms(message: { id: string; to: string; text: string }): Promise<void> {
  const { PORTAL_SMS_URL: url, PORTAL_SMS_SECRET: secret } = env
  if (!url || !secret) throw new SendError('not_connected', true)
  if (!/^\+?\d{5,20}$/.test(message.to)) throw new SendError('bad_address', true)
  const body = JSON.stringify(message)
  const seconds = String(Math.floor(now().getTime() / 1000))
  const { status } = await postJson({
    url,
    body,
    headers: {
      'x-shanyu-timestamp': seconds,
      'x-shanyu-signature': smsSignature(secret, seconds, body),
      'idempotency-key': message.id,
    },
    timeoutMs: TIMEOUT_MS,
    mostBytes: 0,
  })
  if (status >= 200 && status < 300) return
  // A wrong key or address of the gateway is ours to put right: the message waits for that.
  if (status === 401 || status === 403 || status === 404) throw new SendError(`status_${status}`)
  throw statusError(status)
}
