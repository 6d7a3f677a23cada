import { beforeAll, describe, expect, it } from 'vitest'
import { actorOfClaim, readSession } from '@/lib/core/account-actor'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { changePassword } from '@/lib/passwords/commands'
import { refuseBadPassword } from '@/lib/passwords/queries'
import { BREACHED, USED_BEFORE } from '@/lib/passwords/rules'
import { beginSession } from '@/lib/sessions/commands'
import { makeAccount, RIGHT, stateOf, WRONG } from '@/tests/integration/accounts/account-fixtures'
import { useTestDatabase } from '@/tests/support/database'
import { actorOfAccount, sessionOf } from '@/tests/support/sessions'

useTestDatabase()

beforeAll(() => {
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

const input = (currentPassword: string, password: string) => ({
  currentPassword,
  password,
  passwordAgain: password,
})
const fresh = (n: number) => `river lantern ${n} orchard`

describe('changePassword', () => {
  it('ends all other sessions and keeps this one', async () => {
    const { id } = await makeAccount('operator')
    const [actor, other] = [await actorOfAccount(id), await sessionOf(id)]
    await changePassword(actor, input(RIGHT, fresh(1)))
    expect(await actorOfClaim(other, null)).toBeNull()
    expect(await actorOfClaim({ sessionId: actor.sessionId ?? '' }, null)).not.toBeNull()
    expect(await db.notice.count({ where: { accountId: id, kind: 'account.password_changed' } })).toBe(1)
  })

  it('counts a wrong present password towards the lock', async () => {
    const { id } = await makeAccount('operator')
    const actor = await actorOfAccount(id)
    for (let i = 0; i < 5; i += 1)
      await expect(changePassword(actor, input(WRONG, fresh(1)))).rejects.toMatchObject({
        fields: { currentPassword: [expect.any(String)] },
      })
    expect((await stateOf(id)).lockedUntil).not.toBeNull()
    await expect(changePassword(actor, input(RIGHT, fresh(1)))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('refuses the last five, and lets the sixth back in', async () => {
    const { id } = await makeAccount('operator')
    const actor = await actorOfAccount(id)
    await changePassword(actor, input(RIGHT, fresh(1)))
    await expect(changePassword(actor, input(fresh(1), fresh(1)))).rejects.toMatchObject({
      fields: { password: [USED_BEFORE] },
    })
    for (let n = 2; n <= 5; n += 1) await changePassword(actor, input(fresh(n - 1), fresh(n)))
    await expect(changePassword(actor, input(fresh(5), fresh(1)))).rejects.toMatchObject({
      fields: { password: [USED_BEFORE] },
    })
    await changePassword(actor, input(fresh(5), fresh(6)))
    await changePassword(actor, input(fresh(6), fresh(1)))
  })

  it('of two at once writes one', async () => {
    const { id } = await makeAccount('operator')
    const actor = await actorOfAccount(id)
    const answers = await Promise.allSettled([
      changePassword(actor, input(RIGHT, fresh(7))),
      changePassword(actor, input(RIGHT, fresh(8))),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.passwordHistory.count({ where: { accountId: id } })).toBe(1)
  })

  it('refuses demo accounts: their password is published', async () => {
    const { id } = await makeAccount('operator')
    await db.account.update({ where: { id }, data: { isDemo: true } })
    await expect(changePassword(await actorOfAccount(id), input(RIGHT, fresh(1)))).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('opens the portal to somebody whose password had expired', async () => {
    const { id } = await makeAccount('operator')
    await db.account.update({ where: { id }, data: { mustChangePassword: true } })
    const device = { address: 'x', userAgent: '' }
    const begun = await transaction((tx) => beginSession(tx, { id }, 'password', device))
    expect(begun.stage).toBe('new_password')
    const session = await readSession(begun, null)
    if (!session) throw new Error('no session')
    await changePassword(session.actor, input(RIGHT, fresh(1)))
    expect(await actorOfClaim(begun, null)).not.toBeNull()
  })
})

describe('refuseBadPassword', () => {
  it.each(['Football1234!!', 'p@ssw0rd-2026', '2026iloveyou2026'])(
    'refuses %s from the list',
    async (password) => {
      await expect(refuseBadPassword({ password, username: 'somebody' })).rejects.toMatchObject({
        fields: { password: [BREACHED] },
      })
    },
  )

  it('asks for the length the policy says', async () => {
    await db.securityPolicy.create({
      data: { key: 'passwordLength', value: 20, changedByName: '安全管理员' },
    })
    await expect(
      refuseBadPassword({ password: 'lantern orchard', username: 'somebody' }),
    ).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      refuseBadPassword({ password: 'lantern orchard river', username: 'somebody' }),
    ).resolves.toBeUndefined()
  })
})
