import { describe, expect, it } from 'vitest'
import { switchAccount } from '@/lib/account-administration/commands'
import { findAccount, listAccounts } from '@/lib/accounts/queries'
import { actorOfClaim } from '@/lib/core/account-actor'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { useTestDatabase } from '@/tests/support/database'
import { sessionOf } from '@/tests/support/sessions'
import { makeAccount, makeActor, stateOf } from './account-fixtures'

useTestDatabase()

const turn = (actor: Actor, accountId: string, isEnabled: boolean) =>
  switchAccount(actor, { accountId, isEnabled, reason: '测试原因', confirm: 'yes' })

describe('switchAccount', () => {
  it('ends the sessions of a disabled account at the next request; enabling does not revive them', async () => {
    const admin = await makeActor('sysadmin')
    const account = await makeAccount()
    const claim = await sessionOf(account.id)
    expect(await actorOfClaim(claim, null)).not.toBeNull()
    await turn(admin, account.id, false)
    expect(await actorOfClaim(claim, null)).toBeNull()
    await turn(admin, account.id, true)
    expect((await stateOf(account.id)).isEnabled).toBe(true)
    expect(await actorOfClaim(claim, null)).toBeNull()
    const lines = await db.auditEvent.findMany({ where: { subjectId: account.id }, orderBy: { id: 'asc' } })
    expect(lines).toMatchObject([
      {
        action: 'account.disable',
        actorId: admin.accountId,
        reason: '测试原因',
        after: { isEnabled: false },
      },
      { action: 'account.enable', requestId: 'test-request' },
    ])
  })

  it('refuses oneself, an administrator without the right, and hides the account from officials', async () => {
    const admin = await makeActor('sysadmin')
    const account = await makeAccount()
    await expect(turn(admin, admin.accountId ?? '', false)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(turn(await makeActor('secadmin'), account.id, false)).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const role of ['planner', 'auditor', 'parent'] as const) {
      await expect(turn(await makeActor(role), account.id, false)).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    expect(await stateOf(account.id)).toMatchObject({ isEnabled: true, sessionVersion: 1 })
  })

  it('answers conflict when somebody was faster: of five at once one succeeds', async () => {
    const admin = await makeActor('sysadmin')
    const account = await makeAccount()
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => turn(admin, account.id, false)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' })
    }
    expect((await stateOf(account.id)).sessionVersion).toBe(2)
    expect(await db.auditEvent.count({ where: { subjectId: account.id } })).toBe(1)
  })

  it('changes nothing when the line of evidence cannot be written', async () => {
    const admin = await makeActor('sysadmin')
    const account = await makeAccount()
    // A NUL byte is refused by PostgreSQL in the audit line, after the account has been written.
    const input = { accountId: account.id, isEnabled: false, reason: 'a\u0000b', confirm: 'yes' as const }
    await expect(switchAccount(admin, input)).rejects.toThrow()
    expect(await stateOf(account.id)).toMatchObject({ isEnabled: true, sessionVersion: 1 })
  })
})

describe('reading accounts', () => {
  it('shows administrators all, others at most their own', async () => {
    const other = await makeAccount('parent')
    for (const role of ['sysadmin', 'secadmin'] as const) {
      expect(await findAccount(await makeActor(role), other.id)).toMatchObject({ username: other.username })
    }
    const planner = await makeActor('planner')
    expect(await findAccount(planner, other.id)).toBeNull()
    const { items, total } = await listAccounts(planner, { q: '', page: 1 })
    expect(total).toBe(1)
    expect(items[0]?.id).toBe(planner.accountId)
    expect(await findAccount(planner, 'not-a-uuid')).toBeNull()
  })

  it('finds by part of a name in any case and never hands out the hash', async () => {
    const admin = await makeActor('sysadmin')
    const account = await makeAccount('operator')
    const q = account.username.slice(2).toUpperCase()
    const { items } = await listAccounts(admin, { q, page: 1 })
    expect(items.map(({ id }) => id)).toEqual([account.id])
    expect(JSON.stringify(items)).not.toContain('scrypt')
    expect((await listAccounts(admin, { q, role: 'parent', page: 1 })).total).toBe(0)
  })
})
