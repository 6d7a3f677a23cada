import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { registerOperator } from '@/lib/operators/commands'
import { type RegisterInput, registerSchema } from '@/lib/operators/schema'
import { creditCodeOf } from '@/tests/support/credit-codes'

let serial = 0

/** Connects or disconnects e-mail for the tests of this file; nothing is sent, the worker does not run. */
export function connectMail(isConnected: boolean): void {
  Object.assign(env, {
    PORTAL_SMTP_URL: isConnected ? 'smtp://127.0.0.1:9' : undefined,
    PORTAL_MAIL_FROM: isConnected ? 'portal@example.com' : undefined,
    PORTAL_SMS_URL: undefined,
  })
}

export function input(change: Partial<Record<keyof RegisterInput, string>> = {}): RegisterInput {
  serial += 1
  return registerSchema.parse({
    creditNumber: creditCodeOf('52', 1_000 + serial),
    name: `测试托育中心${serial}`,
    registrationAuthority: 'civil_affairs',
    contactName: '测试联系人',
    email: `person${serial}@example.com`,
    phone: '',
    username: `person${serial}`,
    password: 'a-long-password',
    passwordAgain: 'a-long-password',
    consent: '1',
    ...change,
  })
}

export const register = (given: RegisterInput) => registerOperator(publicActor, given, '192.0.2.1')

/** The code as the person reads it in the message. */
export async function codeSentTo(address: string): Promise<string> {
  const messages = await db.outboxMessage.findMany({
    where: { kind: { startsWith: 'message.' } },
    orderBy: { createdAt: 'desc' },
  })
  for (const { payload } of messages) {
    const message = payload as { address: string; text: string }
    const code = message.address === address && /(\d{6})/.exec(message.text)?.[1]
    if (code) return code
  }
  throw new Error(`no code was sent to ${address}`)
}

export const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** Lets time pass for one confirmation. */
export const age = (id: string, seconds: number) =>
  db.$executeRaw`update confirmations set created_at = created_at - make_interval(secs => ${seconds}),
    expires_at = expires_at - make_interval(secs => ${seconds}) where id = ${id}::uuid`
