import 'server-only'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { env } from './env'
import { asSendError, SendError } from './send-error'

const TIMEOUT_MS = 30_000

export const isMailConnected = (): boolean => Boolean(env.PORTAL_SMTP_URL && env.PORTAL_MAIL_FROM)

type Mail = { id: string; to: string; subject: string; text: string }

/** Hands one plain-text e-mail to the mail server. Throws SendError; final when the server refuses the address or the text. */
export async function sendMail({ id, to, subject, text }: Mail): Promise<void> {
  const { PORTAL_SMTP_URL: url, PORTAL_MAIL_FROM: from } = env
  if (!url || !from) throw new SendError('not_connected', true)
  // One address, nothing else: a list or a line break would make it somebody else's mail.
  if (!z.email().safeParse(to).success) throw new SendError('bad_address', true)
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SendError('timeout')), TIMEOUT_MS)
  })
  const sending = transport.sendMail({
    from,
    to: { name: '', address: to },
    subject,
    text,
    // The same on every try: a mail program that gets it twice shows it once.
    messageId: `<${id}@${senderDomain(from)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  try {
    await Promise.race([sending, tooLate])
  } catch (error) {
    throw mailError(error)
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

const senderDomain = (from: string): string => /@([^\s@<>]+)>?$/.exec(from)?.[1] ?? 'portal.invalid'

function mailError(error: unknown): SendError {
  if (error instanceof SendError || !(error instanceof Error)) return asSendError(error)
  const code = 'code' in error ? String(error.code) : ''
  const status = 'responseCode' in error ? Number(error.responseCode) : 0
  if (code === 'ETIMEDOUT') return new SendError('timeout', false, error)
  if (code === 'EAUTH') return new SendError('mail_login', false, error)
  const isRefusal = status >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  if (status) return new SendError(`smtp_${status}`, isRefusal, error)
  return asSendError(error)
}
