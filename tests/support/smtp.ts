import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type ReceivedMail = { from: string; to: string[]; source: string }

export class SmtpRefusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number) {
    super('refused by the test')
    this.responseCode = responseCode
  }
}

/** A mail server on loopback. `onMail` may throw an SmtpRefusal; what it lets pass is in `mails`. */
export async function startSmtp(
  options: { onRecipient?: (address: string) => void; onMail?: (mail: ReceivedMail) => void } = {},
) {
  const mails: ReceivedMail[] = []
  const answer = (run: () => void, callback: (error?: Error) => void) => {
    try {
      run()
      callback()
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const settings: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: (address, _session, callback) => answer(() => options.onRecipient?.(address.address), callback),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () =>
        answer(() => {
          const mail = {
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            source: Buffer.concat(chunks).toString('utf8'),
          }
          options.onMail?.(mail)
          mails.push(mail)
        }, callback),
      )
    },
  }
  const server = new SMTPServer(settings)
  server.on('error', () => undefined)
  const http = server.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
