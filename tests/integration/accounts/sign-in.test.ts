import { describe, expect, it } from 'vitest'
import { SIGN_IN_REFUSED } from '@/lib/accounts/labels'
import { actorOfClaim } from '@/lib/core/account-actor'
import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { signIn, signOutEverywhere } from '@/lib/sign-ins/commands'
import { useTestDatabase } from '@/tests/support/database'
import { makeAccount, RIGHT, stateOf, WRONG } from './account-fixtures'

useTestDatabase()

const device = (address: string) => ({ address, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0' })

const tryIn = (username: string, password: string) =>
  signIn(publicActor, { username, password }, device(username)).then(
    (claim) => claim,
    (error: unknown) => error,
  )

const refusal = expect.objectContaining({ code: 'invalid', fields: { '': [SIGN_IN_REFUSED] } })

describe('signIn', () => {
  it('gives a claim that stands for the account, and writes the line in its name', async () => {
    const account = await makeAccount('operator')
    const claim = await signIn(publicActor, { username: account.username, password: RIGHT }, device('a'))
    expect(claim).toEqual({ sessionId: expect.any(String), stage: 'open', role: 'operator' })
    expect(await actorOfClaim(claim, null)).toMatchObject({ role: 'operator', accountId: account.id })
    const lines = await db.auditEvent.findMany({ where: { subjectId: account.id } })
    expect(lines).toMatchObject([{ action: 'account.sign_in', actorId: account.id, actorRole: 'operator' }])
  })

  it('answers alike for an unknown name, a wrong password, a disabled and a locked account', async () => {
    const [wrong, disabled, locked] = [
      await makeAccount(),
      await makeAccount('planner', false),
      await makeAccount(),
    ]
    const lockedUntil = new Date(Date.now() + 60_000)
    await db.account.update({ where: { id: locked.id }, data: { lockedUntil } })
    const answers = [
      await tryIn('nobody-here', WRONG),
      await tryIn(wrong.username, WRONG),
      await tryIn(disabled.username, RIGHT),
      await tryIn(locked.username, RIGHT),
    ]
    for (const answer of answers) {
      expect(answer).toBeInstanceOf(AppError)
      expect(answer).toEqual(refusal)
    }
  })

  it('counts ten wrong tries at once as five, locks for a minute, and keeps no name of strangers', async () => {
    const account = await makeAccount()
    const before = Date.now()
    const answers = await Promise.all(Array.from({ length: 10 }, () => tryIn(account.username, WRONG)))
    expect(answers).toEqual(Array.from({ length: 10 }, () => refusal))
    const state = await stateOf(account.id)
    expect(state.failedAttempts).toBe(5)
    const lockedMs = (state.lockedUntil?.getTime() ?? 0) - before
    expect(lockedMs).toBeGreaterThan(55_000)
    expect(lockedMs).toBeLessThan(75_000)
    const reasons = await db.auditEvent.groupBy({
      by: ['reason'],
      where: { subjectId: account.id, action: 'account.sign_in_refused' },
      _count: true,
    })
    expect(Object.fromEntries(reasons.map((row) => [row.reason, row._count]))).toEqual({
      密码不正确: 5,
      账号正在锁定中: 5,
    })
    expect(await tryIn(account.username, RIGHT)).toEqual(refusal)
  })

  it('opens again when the lock has passed, and locks twice as long after the next failure', async () => {
    const account = await makeAccount('operator')
    const past = { failedAttempts: 5, lockedUntil: new Date(Date.now() - 1000) }
    await db.account.update({ where: { id: account.id }, data: past })
    const before = Date.now()
    expect(await tryIn(account.username, WRONG)).toEqual(refusal)
    const state = await stateOf(account.id)
    expect(state.failedAttempts).toBe(6)
    expect((state.lockedUntil?.getTime() ?? 0) - before).toBeGreaterThan(115_000)
    await db.account.update({ where: { id: account.id }, data: past })
    expect(await tryIn(account.username, RIGHT)).toMatchObject({ stage: 'open' })
    expect(await stateOf(account.id)).toMatchObject({ failedAttempts: 0, lockedUntil: null })
  })

  it('lets ten right tries at once all in', async () => {
    const account = await makeAccount('operator')
    const answers = await Promise.all(Array.from({ length: 10 }, () => tryIn(account.username, RIGHT)))
    for (const answer of answers) expect(answer).toMatchObject({ stage: 'open' })
    expect(await db.session.count({ where: { accountId: account.id, endedAt: null } })).toBe(10)
  })

  it('refuses a hurried name before any work', async () => {
    const codes = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const answer = await signIn(
          publicActor,
          { username: 'hurried', password: WRONG },
          device(`hurried-${index}`),
        ).catch((error: unknown) => error)
        return answer instanceof AppError ? answer.code : null
      }),
    )
    expect(codes.filter((code) => code === 'invalid').length).toBeGreaterThanOrEqual(30)
    expect(codes.filter((code) => code === 'too_many').length).toBeGreaterThan(0)
  })
})

describe('signOutEverywhere', () => {
  it('ends every older session at its next request and lets the person sign in anew', async () => {
    const account = await makeAccount('operator')
    const credentials = { username: account.username, password: RIGHT }
    const phone = await signIn(publicActor, credentials, device('b'))
    const desk = await signIn(publicActor, credentials, device('b'))
    const actor = await actorOfClaim(desk, null)
    if (!actor) throw new Error('not signed in')
    await signOutEverywhere(actor)
    expect(await actorOfClaim(phone, null)).toBeNull()
    expect(await actorOfClaim(desk, null)).toBeNull()
    expect(await actorOfClaim(await signIn(publicActor, credentials, device('b')), null)).not.toBeNull()
  })

  it('refuses a visitor', async () => {
    await expect(signOutEverywhere(publicActor)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
