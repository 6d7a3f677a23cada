import { generateSync } from 'otplib'
import { readSession } from '@/lib/core/account-actor'
import type { Actor } from '@/lib/core/actor'
import { publicActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { unseal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { confirmEnrolment, prepareEnrolment } from '@/lib/second-factors/commands'
import { signIn } from '@/lib/sign-ins/commands'
import { RIGHT } from '@/tests/integration/accounts/account-fixtures'

export const DEVICE = { address: '192.0.2.9', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' }

/** The code a phone shows `steps` half minutes from now. */
export async function codeOf(accountId: string, steps = 0): Promise<string> {
  const { totpSealed } = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  const secret = await unseal(totpSealed ?? '')
  return generateSync({ secret, epoch: Math.floor(now().getTime() / 1_000) + steps * 30 })
}

/** Forgets which code was taken last, as if half an hour had passed. */
export const forgetStep = (id: string) => db.account.update({ where: { id }, data: { totpLastStep: null } })

/** The half-signed-in person after the right password. */
export async function half(username: string): Promise<Actor> {
  const begun = await signIn(publicActor, { username, password: RIGHT }, DEVICE)
  const session = await readSession(begun, 'test-request')
  if (!session) throw new Error('no session')
  return session.actor
}

/** Enrols a phone at the first sign-in; the recovery codes. */
export async function enrol(account: { id: string; username: string }): Promise<string[]> {
  const actor = await half(account.username)
  await prepareEnrolment(actor)
  const { codes } = await confirmEnrolment(actor, { code: await codeOf(account.id) }, DEVICE, true)
  await forgetStep(account.id)
  return codes
}
