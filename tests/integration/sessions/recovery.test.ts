import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

const hashes = vi.hoisted(() => ({ count: 0 }))
vi.mock('@/lib/core/password', async (original) => {
  const real = await original<typeof import('@/lib/core/password')>()
  const counted =
    <A extends unknown[], R>(run: (...given: A) => R) =>
    (...given: A) => {
      hashes.count += 1
      return run(...given)
    }
  return {
    hashPassword: counted(real.hashPassword),
    verifyPassword: counted(real.verifyPassword),
    fakeVerify: counted(real.fakeVerify),
  }
})

import { actorOfClaim } from '@/lib/core/account-actor'
import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { askRecovery, recover } from '@/lib/recoveries/commands'
import { REFUSED } from '@/lib/recoveries/rules'
import { signIn } from '@/lib/sign-ins/commands'
import { MOST_NAMES } from '@/lib/sign-ins/rules'
import { makeAccount, RIGHT, WRONG } from '@/tests/integration/accounts/account-fixtures'
import { codeSentTo, connectMail } from '@/tests/integration/operators/registration-fixtures'
import { useTestDatabase } from '@/tests/support/database'
import { sessionOf } from '@/tests/support/sessions'

useTestDatabase()

const FROM = '192.0.2.11'
const NEW = 'lantern orchard river'

beforeAll(() => connectMail(true))
beforeEach(() => {
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  hashes.count = 0
})

async function official(change: object = {}) {
  const account = await makeAccount('planner')
  const email = `${account.username}@example.com`
  await db.account.update({
    where: { id: account.id },
    data: { email, emailConfirmedAt: new Date(), ...change },
  })
  return { ...account, email }
}
const ask = (username: string, address: string) =>
  askRecovery(publicActor, { username, channel: 'email', address }, FROM)
const set = (confirmationId: string, code: string, password = NEW) =>
  recover(publicActor, { confirmationId, code, password, passwordAgain: password }, FROM)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? { code: error.code, fields: error.fields } : error),
  )

describe('recovery', () => {
  it('unlocks, sets the password, ends every session and leaves the second factor', async () => {
    const person = await official({
      failedAttempts: 5,
      lockedUntil: new Date(Date.now() + 60_000),
      totpSealed: 'x',
      totpConfirmedAt: new Date(),
    })
    const old = await sessionOf(person.id)
    const { confirmationId } = await ask(person.username, person.email)
    const code = await codeSentTo(person.email)
    await set(confirmationId, code)
    expect(await actorOfClaim(old, null)).toBeNull()
    const begun = await signIn(
      publicActor,
      { username: person.username, password: NEW },
      {
        address: FROM,
        userAgent: '',
      },
    )
    expect(begun.stage).toBe('second_step')
    expect(await refusal(set(confirmationId, code, 'another lantern orchard'))).toEqual({
      code: 'invalid',
      fields: { code: [REFUSED] },
    })
  })

  it('answers alike, with the same work, for an unknown name, another address, demo and disabled accounts', async () => {
    const person = await official()
    const [demo, disabled] = [await official({ isDemo: true }), await official({ isEnabled: false })]
    const asked = [
      [person.username, person.email],
      ['nobody-here', person.email],
      [person.username, 'other@example.com'],
      [demo.username, demo.email],
      [disabled.username, disabled.email],
      // A second time within a minute: no "just sent" either.
      [person.username, person.email],
    ] as const
    const ids: string[] = []
    for (const [username, address] of asked) {
      const answer = await ask(username, address)
      expect(Object.keys(answer)).toEqual(['confirmationId'])
      expect(answer.confirmationId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab]/)
      ids.push(answer.confirmationId)
    }
    expect(hashes.count).toBe(0)
    expect(await db.confirmation.count()).toBeGreaterThan(0)
    for (const accountId of [demo.id, disabled.id])
      expect(await db.confirmation.count({ where: { accountId } })).toBe(0)
    const code = await codeSentTo(person.email)
    const wrong = code === '123456' ? '654321' : '123456'
    const answers: unknown[] = []
    const work: number[] = []
    for (const id of ids) {
      hashes.count = 0
      answers.push(await refusal(set(id, wrong)))
      work.push(hashes.count)
    }
    for (const answer of answers) expect(answer).toEqual({ code: 'invalid', fields: { code: [REFUSED] } })
    expect(new Set(work)).toEqual(new Set([1]))
  })

  it('does not take a code that was sent to confirm an address', async () => {
    const person = await official()
    const { confirmationId } = await ask(person.username, person.email)
    const code = await codeSentTo(person.email)
    await db.confirmation.update({ where: { id: confirmationId }, data: { purpose: 'contact' } })
    expect(await refusal(set(confirmationId, code))).toMatchObject({ fields: { code: [REFUSED] } })
  })

  it('says that a password was used before only to whoever holds the code, and keeps the code', async () => {
    const person = await official()
    await ask(person.username, person.email)
    const { confirmationId } = await ask(person.username, person.email)
    const code = await codeSentTo(person.email)
    expect(await refusal(set(confirmationId, '000000', RIGHT))).toMatchObject({ code: 'invalid' })
    expect(await refusal(set(confirmationId, code, RIGHT))).toMatchObject({
      fields: { password: [expect.stringContaining('以前用过')] },
    })
    await set(confirmationId, code)
  })
})

describe('guessing at the door', () => {
  const enter = (username: string, address: string) =>
    refusal(signIn(publicActor, { username, password: WRONG }, { address, userAgent: '' }))

  it('costs one hash for a known name and for an unknown one', async () => {
    const { username } = await makeAccount()
    await enter(username, 'one')
    expect(hashes.count).toBe(1)
    await enter('nobody-at-all', 'one')
    expect(hashes.count).toBe(2)
  })

  it('slows an address that tries one password at many names, known or not', async () => {
    Object.assign(env, { PORTAL_RATE_LIMIT: true })
    const known = await makeAccount()
    for (let n = 0; n < MOST_NAMES; n += 1)
      expect(await enter(`sprayed-${n}`, 'sprayer')).toMatchObject({ code: 'invalid' })
    hashes.count = 0
    expect(await enter(known.username, 'sprayer')).toMatchObject({ code: 'too_many' })
    expect(await enter('sprayed-again', 'sprayer')).toMatchObject({ code: 'too_many' })
    expect(hashes.count).toBe(0)
    expect(await enter(known.username, 'somebody else')).toMatchObject({ code: 'invalid' })
  })
})
