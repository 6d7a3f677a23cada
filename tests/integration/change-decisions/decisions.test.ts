import { beforeAll, describe, expect, it } from 'vitest'
import { requestAccountRole, switchAccount } from '@/lib/account-administration/commands'
import { confirmChange, rejectChange, withdrawChange } from '@/lib/change-decisions/commands'
import { expireChanges, requestChange } from '@/lib/change-requests/commands'
import { listChanges } from '@/lib/change-requests/queries'
import type { Actor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { customRole, person } from '@/tests/support/accounts'
import { useTestDatabase } from '@/tests/support/database'
import { actorOfAccount } from '@/tests/support/sessions'
import { makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const yes = { reason: '', confirm: 'yes' as const }
const DAY = 86_400_000

/** A request to shut an auditor's account, and who asked. */
async function asked() {
  const [asks, auditor] = [await person('sysadmin'), await person('auditor')]
  await person('auditor')
  const input = { accountId: auditor.accountId, isEnabled: false, reason: '离岗', confirm: 'yes' as const }
  expect(await switchAccount(asks, input)).toBe('asked')
  const { id } = await db.sensitiveChange.findFirstOrThrow({ where: { subjectId: auditor.accountId } })
  return { asks, auditor, changeId: id }
}

const stateOf = async (id: string) => (await db.sensitiveChange.findUniqueOrThrow({ where: { id } })).state
const isEnabled = async (actor: Actor) =>
  (await db.account.findUniqueOrThrow({ where: { id: actor.accountId ?? '' } })).isEnabled

describe('four eyes', () => {
  it('an administrator is shut only when a second person of another power agrees, with evidence of both', async () => {
    const { asks, auditor, changeId } = await asked()
    expect(await isEnabled(auditor)).toBe(true)
    const agrees = await person('secadmin')
    await confirmChange(agrees, { changeId, ...yes })
    expect(await isEnabled(auditor)).toBe(false)
    await expect(actorOfAccount(auditor.accountId)).rejects.toThrow()
    const lines = await db.auditEvent.findMany({
      where: { subjectId: { in: [changeId, auditor.accountId] } },
      orderBy: { id: 'asc' },
      select: { action: true, actorId: true, right: true },
    })
    expect(lines).toEqual([
      { action: 'change.request', actorId: asks.accountId, right: 'accounts.manage' },
      { action: 'change.confirm', actorId: agrees.accountId, right: 'changes.confirm_system' },
      { action: 'account.disable', actorId: agrees.accountId, right: 'changes.confirm_system' },
    ])
  })

  it('is refused to who asked and hidden from who decides nothing of the kind', async () => {
    const { asks, changeId } = await asked()
    await expect(confirmChange(asks, { changeId, ...yes })).rejects.toMatchObject({ code: 'forbidden' })
    for (const kind of ['sysadmin', 'auditor', 'planner', 'operator'] as const)
      await expect(confirmChange(await person(kind), { changeId, ...yes })).rejects.toMatchObject({
        code: 'not_found',
      })
    expect(await stateOf(changeId)).toBe('pending')
  })

  it('holds in the database too', async () => {
    const { asks, changeId } = await asked()
    const write = db.sensitiveChange.update({
      where: { id: changeId },
      data: { state: 'applied', decidedById: asks.accountId, decidedAt: new Date() },
    })
    await expect(write).rejects.toThrow(/four_eyes/)
  })

  it('of two who decide at once, one does', async () => {
    const { auditor, changeId } = await asked()
    const [one, two] = [await person('secadmin'), await person('secadmin')]
    const answers = await Promise.allSettled([
      confirmChange(one, { changeId, ...yes }),
      confirmChange(two, { changeId, ...yes }),
      rejectChange(two, { changeId, reason: '不同意' }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' })
    expect(await isEnabled(auditor)).toBe((await stateOf(changeId)) !== 'applied')
  })

  it('a rejected or withdrawn change does not happen and can be asked for again', async () => {
    const first = await asked()
    await rejectChange(await person('secadmin'), { changeId: first.changeId, reason: '还在岗' })
    expect(await isEnabled(first.auditor)).toBe(true)
    const second = await asked()
    const another = await person('sysadmin')
    await expect(withdrawChange(another, { changeId: second.changeId })).rejects.toMatchObject({
      code: 'not_found',
    })
    await withdrawChange(second.asks, { changeId: second.changeId })
    const confirm = confirmChange(await person('secadmin'), { changeId: second.changeId, ...yes })
    await expect(confirm).rejects.toMatchObject({ code: 'conflict' })
    const again = {
      accountId: second.auditor.accountId,
      isEnabled: false,
      reason: '离岗',
      confirm: 'yes' as const,
    }
    expect(await switchAccount(second.asks, again)).toBe('asked')
  })

  it('waits seven days and no longer', async () => {
    const { asks, auditor, changeId } = await asked()
    const { requestedAt, expiresAt } = await db.sensitiveChange.findUniqueOrThrow({ where: { id: changeId } })
    expect(expiresAt.getTime() - requestedAt.getTime()).toBe(7 * DAY)
    await db.sensitiveChange.update({ where: { id: changeId }, data: { expiresAt: new Date() } })
    const confirm = confirmChange(await person('secadmin'), { changeId, ...yes })
    await expect(confirm).rejects.toMatchObject({ code: 'conflict' })
    expect((await listChanges(asks)).find(({ id }) => id === changeId)?.shown).toBe('expired')
    // The subject is free at once, before the daily round says so.
    const again = { accountId: auditor.accountId, isEnabled: false, reason: '离岗', confirm: 'yes' as const }
    expect(await switchAccount(asks, again)).toBe('asked')
    expect(await stateOf(changeId)).toBe('expired')
    await transaction(async (tx) => expireChanges(tx))
    expect(
      await db.sensitiveChange.count({ where: { subjectId: auditor.accountId, state: 'pending' } }),
    ).toBe(1)
  })

  it('does not happen when who asked was shut out or lost the right since', async () => {
    const shut = await asked()
    await db.account.update({ where: { id: shut.asks.accountId }, data: { isEnabled: false } })
    const agrees = await person('secadmin')
    const confirm = () => confirmChange(agrees, { changeId: shut.changeId, ...yes })
    await expect(confirm()).rejects.toMatchObject({ code: 'conflict' })
    const { id: roleId } = await customRole('sysadmin', ['settings.change'])
    await db.account.update({ where: { id: shut.asks.accountId }, data: { isEnabled: true, roleId } })
    await expect(confirm()).rejects.toMatchObject({ code: 'conflict' })
    expect(await isEnabled(shut.auditor)).toBe(true)
  })

  it('tells those who may decide, and who asked how it ended', async () => {
    const agrees = await person('secadmin')
    const [planner, reader] = [await person('planner'), await person('sysadmin')]
    const { asks, changeId } = await asked()
    const told = await db.notice.findMany({ where: { eventKey: `change:${changeId}:requested` } })
    expect(told.map(({ accountId }) => accountId)).toContain(agrees.accountId)
    for (const nobody of [asks, planner, reader])
      expect(told.map(({ accountId }) => accountId)).not.toContain(nobody.accountId)
    await confirmChange(agrees, { changeId, ...yes })
    const answered = await db.notice.findMany({ where: { eventKey: `change:${changeId}:decided` } })
    expect(answered.map(({ accountId }) => accountId)).toEqual([asks.accountId])
  })

  it('the last administrator of a power stays', async () => {
    const { auditor, changeId } = await asked()
    await db.account.updateMany({
      where: { role: 'auditor', NOT: { id: auditor.accountId } },
      data: { isEnabled: false },
    })
    const confirm = confirmChange(await person('secadmin'), { changeId, ...yes })
    await expect(confirm).rejects.toMatchObject({ code: 'conflict' })
    expect(await isEnabled(auditor)).toBe(true)
  })
})

describe('kinds of an area', () => {
  const lift = async (actor: Actor, regionCode: string) =>
    transaction((tx) =>
      requestChange(tx, actor, {
        kind: 'ban.lift',
        subject: { type: 'ban', id: crypto.randomUUID() },
        summary: '试',
        payload: {},
        reason: '测试',
        regionCode,
        isDemo: false,
      }),
    )

  it('are asked for and decided inside the own area only', async () => {
    const inspector = await person('inspector')
    await expect(lift(inspector, '530102')).rejects.toMatchObject({ code: 'forbidden' })
    const { id: changeId } = await lift(inspector, '310120101')
    const [own, elsewhere, above] = [
      await person('planner'),
      await person('planner', { regionCode: '530000' }),
      await person('planner', { regionCode: '310000' }),
    ]
    expect((await listChanges(elsewhere)).map(({ id }) => id)).not.toContain(changeId)
    for (const sees of [own, above]) expect((await listChanges(sees)).map(({ id }) => id)).toContain(changeId)
    await expect(rejectChange(elsewhere, { changeId, reason: '不同意' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await rejectChange(own, { changeId, reason: '不同意' })
    expect(await stateOf(changeId)).toBe('rejected')
  })
})

describe('the role of an account', () => {
  it('changes by two persons and holds at the next request', async () => {
    const asks = await person('sysadmin')
    const reviewer = await person('reviewer')
    const { id: roleId } = await customRole('reviewer', ['filings.read'])
    await requestAccountRole(asks, { accountId: reviewer.accountId, roleId, reason: '轮岗' })
    const { id: changeId } = await db.sensitiveChange.findFirstOrThrow({
      where: { subjectId: reviewer.accountId },
    })
    expect((await actorOfAccount(reviewer.accountId)).permissions.size).toBeGreaterThan(1)
    await confirmChange(await person('secadmin'), { changeId, ...yes })
    expect([...(await actorOfAccount(reviewer.accountId)).permissions]).toEqual(['filings.read'])
  })

  it('is never the own one, nor of another kind, nor asked by others', async () => {
    const asks = await person('sysadmin')
    const reviewer = await person('reviewer')
    const own = await customRole('sysadmin', [])
    const of = (actor: Actor, accountId: string, roleId: string) =>
      requestAccountRole(actor, { accountId, roleId, reason: '测试' })
    await expect(of(asks, asks.accountId, own.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(of(asks, reviewer.accountId, own.id)).rejects.toMatchObject({ code: 'invalid' })
    const fit = await customRole('reviewer', [])
    await expect(of(await person('secadmin'), reviewer.accountId, fit.id)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(of(await person('planner'), reviewer.accountId, fit.id)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
