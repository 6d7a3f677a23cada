import { beforeAll, describe, expect, it } from 'vitest'
import { connectedChannels, findRegistrationCode } from '@/lib/confirmations/queries'
import { actorOfClaim } from '@/lib/core/account-actor'
import { publicActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { confirmRegistration, removeLapsed, resendRegistrationCode } from '@/lib/operators/commands'
import { BODY_EXISTS, USERNAME_TAKEN } from '@/lib/operators/labels'
import { findOwnOperator } from '@/lib/operators/queries'
import { signIn } from '@/lib/sign-ins/commands'
import { useTestDatabase } from '@/tests/support/database'
import { age, another, codeSentTo, connectMail, input, register } from './registration-fixtures'

useTestDatabase()

beforeAll(() => {
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  connectMail(true)
})

const DEVICE = { address: '192.0.2.1', userAgent: 'Firefox' }
const confirm = (confirmationId: string, code: string) =>
  confirmRegistration(publicActor, { confirmationId, code }, DEVICE)
const resend = (confirmationId: string) =>
  resendRegistrationCode(publicActor, { confirmationId }, '192.0.2.1')
const accountOf = (username: string) => db.account.findUniqueOrThrow({ where: { username } })

describe('the way in', () => {
  it('opens the account with the code and signs in', async () => {
    const given = input()
    const { confirmationId } = await register(given)
    expect(await accountOf(given.username)).toMatchObject({ isEnabled: false, isDemo: false, email: null })
    await expect(signIn(publicActor, given, DEVICE)).rejects.toMatchObject({ code: 'invalid' })
    const claim = await confirm(confirmationId, await codeSentTo(given.email ?? ''))
    const actor = await actorOfClaim(claim, null)
    expect(actor && (await findOwnOperator(actor))).toMatchObject({
      name: given.name,
      creditCode: given.creditNumber,
    })
    expect(await accountOf(given.username)).toMatchObject({ isEnabled: true, email: given.email })
    await expect(signIn(publicActor, given, DEVICE)).resolves.toMatchObject({ role: 'operator' })
  })

  it('keeps the code nowhere but in the message', async () => {
    const given = input()
    const { confirmationId } = await register(given)
    const code = await codeSentTo(given.email ?? '')
    const row = await db.confirmation.findUniqueOrThrow({ where: { id: confirmationId } })
    expect(JSON.stringify(row)).not.toContain(code)
    const lines = await db.auditEvent.findMany({ where: { action: 'account.register' } })
    expect(JSON.stringify(lines, (_k, v) => (typeof v === 'bigint' ? String(v) : v))).not.toContain(code)
    expect(JSON.stringify(await findRegistrationCode(publicActor, confirmationId))).not.toContain(code)
  })

  it('brings who begins again with the same name and password back to the same code', async () => {
    const given = input()
    const first = await register(given)
    expect(await register(given)).toEqual(first)
    await expect(register({ ...given, password: 'another-password' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('what is there already', () => {
  it('refuses a second registration of a body in words that name nobody', async () => {
    const given = input()
    await register(given)
    const refusal = await register({ ...input(), creditNumber: given.creditNumber }).catch((error) => error)
    expect(refusal.fields).toEqual({ creditNumber: [BODY_EXISTS] })
    expect(JSON.stringify(refusal.fields)).not.toContain(given.contactName)
  })

  it('lets one of two win that come at once', async () => {
    const [one, two] = [input(), input()]
    const results = await Promise.allSettled([
      register(one),
      register({ ...two, creditNumber: one.creditNumber }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.operatorBody.count({ where: { creditCode: one.creditNumber } })).toBe(1)
    expect(await db.account.count({ where: { username: { in: [one.username, two.username] } } })).toBe(1)
  })

  it('refuses a taken user name, and leaves no body behind', async () => {
    const given = input()
    await register(given)
    const second = { ...input(), username: given.username }
    const refusal = await register(second).catch((error) => error)
    expect(refusal.fields).toEqual({ username: [USERNAME_TAKEN] })
    expect(await db.operatorBody.count({ where: { creditCode: second.creditNumber } })).toBe(0)
  })

  it('answers the same for an e-mail another account has confirmed, and leaves it there', async () => {
    const first = input()
    const { confirmationId } = await register(first)
    await confirm(confirmationId, await codeSentTo(first.email ?? ''))
    const second = { ...input(), email: first.email }
    const begun = await register(second)
    expect(await findRegistrationCode(publicActor, begun.confirmationId)).toMatchObject({
      isConfirmed: false,
      maskedAddress: 'p***@example.com',
    })
    await confirm(begun.confirmationId, await codeSentTo(first.email ?? ''))
    expect(await accountOf(second.username)).toMatchObject({ isEnabled: true, email: null })
    expect(await accountOf(first.username)).toMatchObject({ email: first.email })
  })
})

describe('the code', () => {
  const begin = async () => {
    const given = input()
    const { confirmationId } = await register(given)
    return { given, confirmationId, code: await codeSentTo(given.email ?? '') }
  }

  it('is refused after ten minutes', async () => {
    const { confirmationId, code, given } = await begin()
    await age(confirmationId, 600)
    await expect(confirm(confirmationId, code)).rejects.toMatchObject({ code: 'invalid' })
    expect(await accountOf(given.username)).toMatchObject({ isEnabled: false })
  })

  it('bears five tries, also at once; the sixth is refused though right', async () => {
    const { confirmationId, code, given } = await begin()
    await Promise.allSettled(Array.from({ length: 12 }, () => confirm(confirmationId, another(code))))
    const row = await db.confirmation.findUniqueOrThrow({ where: { id: confirmationId } })
    expect(row.attempts).toBe(5)
    await expect(confirm(confirmationId, code)).rejects.toMatchObject({ code: 'invalid' })
    expect(await accountOf(given.username)).toMatchObject({ isEnabled: false })
  })

  it('opens once: a replay is refused, also at the same moment', async () => {
    const { confirmationId, code } = await begin()
    const results = await Promise.allSettled([confirm(confirmationId, code), confirm(confirmationId, code)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(confirm(confirmationId, code)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('opens nothing the administrator has shut', async () => {
    const { confirmationId, code, given } = await begin()
    await db.account.update({
      where: { username: given.username },
      data: { lastSignInAt: new Date() },
    })
    await expect(confirm(confirmationId, code)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is sent again after sixty seconds, once, and voids the one before', async () => {
    const { confirmationId, code, given } = await begin()
    await expect(resend(confirmationId)).rejects.toMatchObject({ code: 'too_many' })
    await age(confirmationId, 60)
    const results = await Promise.allSettled([resend(confirmationId), resend(confirmationId)])
    const sent = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(sent).toHaveLength(1)
    await expect(confirm(confirmationId, code)).rejects.toMatchObject({ code: 'invalid' })
    await confirm(sent[0]?.confirmationId ?? '', await codeSentTo(given.email ?? ''))
  })

  it('goes to one address ten times a day at most, whoever asks', async () => {
    const email = 'flooded@example.com'
    for (let count = 0; count < 10; count += 1) await register({ ...input(), email })
    await expect(register({ ...input(), email })).rejects.toMatchObject({ code: 'too_many' })
  })

  it('belongs to nobody who makes up an id', async () => {
    await expect(confirm('019342a0-0000-7000-8000-000000000000', '000000')).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await findRegistrationCode(publicActor, 'x')).toBeNull()
  })
})

it('many tries from one address are slowed down', async () => {
  Object.assign(env, { PORTAL_RATE_LIMIT: true })
  const results = []
  const given = { ...input(), email: null }
  for (let count = 0; count < 12; count += 1) results.push(await register(given).catch((error) => error.code))
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  expect(results.at(0)).toBe('invalid')
  expect(results.at(-1)).toBe('too_many')
})

describe('a portal without channels', () => {
  it('takes no registration when it holds no demo world', async () => {
    connectMail(false)
    expect(connectedChannels()).toEqual([])
    await expect(register(input())).rejects.toMatchObject({ code: 'forbidden' })
    connectMail(true)
  })
})

describe('unconfirmed registrations', () => {
  const old = (username: string) =>
    db.$executeRaw`with a as (
      update accounts set created_at = created_at - interval '25 hours' where username = ${username} returning operator_id)
      update operator_bodies set created_at = created_at - interval '25 hours' where id = (select operator_id from a)`

  it('go after 24 hours with their account and code; confirmed and younger ones stay', async () => {
    const [lapsed, young, confirmed] = [input(), input(), input()]
    await register(lapsed)
    await register(young)
    const { confirmationId } = await register(confirmed)
    await confirm(confirmationId, await codeSentTo(confirmed.email ?? ''))
    await db.account.update({ where: { username: confirmed.username }, data: { isEnabled: false } })
    await old(lapsed.username)
    await old(confirmed.username)
    expect(await transaction((tx) => removeLapsed(tx))).toBe(1)
    expect(await db.account.findUnique({ where: { username: lapsed.username } })).toBeNull()
    expect(await db.operatorBody.findUnique({ where: { creditCode: lapsed.creditNumber } })).toBeNull()
    for (const one of [young, confirmed])
      expect(await db.operatorBody.count({ where: { creditCode: one.creditNumber } })).toBe(1)
  })

  it('do not hold the credit code of who comes the next day', async () => {
    const squatter = input()
    await register(squatter)
    await old(squatter.username)
    await expect(register({ ...input(), creditNumber: squatter.creditNumber })).resolves.toMatchObject({
      confirmationId: expect.any(String),
    })
  })

  it('cannot be confirmed any more', async () => {
    const late = input()
    const { confirmationId } = await register(late)
    await old(late.username)
    await expect(confirm(confirmationId, await codeSentTo(late.email ?? ''))).rejects.toMatchObject({
      code: 'not_found',
    })
    await age(confirmationId, 90)
    await expect(resend(confirmationId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
