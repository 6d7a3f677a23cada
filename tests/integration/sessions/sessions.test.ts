import { describe, expect, it } from 'vitest'
import { actorOfClaim, readSession } from '@/lib/core/account-actor'
import { publicActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { beginSession, endOtherSessions, endOwnSession } from '@/lib/sessions/commands'
import { listOwnSessions } from '@/lib/sessions/queries'
import { signIn, signOut } from '@/lib/sign-ins/commands'
import type { AccountRole } from '@/prisma/generated/enums'
import { makeAccount, RIGHT } from '@/tests/integration/accounts/account-fixtures'
import { useTestDatabase } from '@/tests/support/database'
import { actorOfAccount, sessionOf } from '@/tests/support/sessions'

useTestDatabase()

const CHROME = { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0' }
const PHONE = { address: '192.0.2.8', userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0' }
const MINUTE = 60_000

const begin = (id: string, device = CHROME) =>
  transaction((tx) => beginSession(tx, { id }, 'password', device))
const age = (id: string, data: { lastSeenAt?: Date; expiresAt?: Date }) =>
  db.session.update({ where: { id }, data })
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE)
const enter = (username: string, device = CHROME, replaces: string | null = null) =>
  signIn(publicActor, { username, password: RIGHT }, device, replaces)

describe('a session', () => {
  it('ends after half an hour without a request, whatever the time zone of the server', async () => {
    const claim = await sessionOf((await makeAccount('operator')).id)
    await age(claim.sessionId, { lastSeenAt: ago(29) })
    expect(await actorOfClaim(claim, null)).not.toBeNull()
    await age(claim.sessionId, { lastSeenAt: ago(31) })
    expect(await actorOfClaim(claim, null)).toBeNull()
  })

  it('ends at its absolute end, however busy', async () => {
    const { id } = await makeAccount('operator')
    const claim = await begin(id)
    const row = await db.session.findUniqueOrThrow({ where: { id: claim.sessionId } })
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(8 * 60 * MINUTE)
    await age(claim.sessionId, { expiresAt: ago(0) })
    expect(await actorOfClaim(claim, null)).toBeNull()
  })

  it('follows the policy for the idle limit and the length', async () => {
    const { id } = await makeAccount('operator')
    await db.securityPolicy.createMany({
      data: [
        { key: 'idleMinutes', value: 10, changedByName: '安全管理员' },
        { key: 'sessionHours', value: 2, changedByName: '安全管理员' },
      ],
    })
    const claim = await begin(id)
    const session = await readSession(claim, null)
    expect(session && Math.round((session.idleEndsAt.getTime() - Date.now()) / MINUTE)).toBe(10)
    expect(session && Math.round((session.expiresAt.getTime() - Date.now()) / MINUTE)).toBe(120)
    await age(claim.sessionId, { lastSeenAt: ago(11) })
    expect(await actorOfClaim(claim, null)).toBeNull()
    await db.securityPolicy.deleteMany()
  })

  it('notes activity at most once a minute, and never by only looking', async () => {
    const claim = await sessionOf((await makeAccount('operator')).id)
    const seen = async () =>
      (await db.session.findUniqueOrThrow({ where: { id: claim.sessionId } })).lastSeenAt.getTime()
    const recent = ago(0.5)
    await age(claim.sessionId, { lastSeenAt: recent })
    await readSession(claim, null)
    expect(await seen()).toBe(recent.getTime())
    const older = ago(5)
    await age(claim.sessionId, { lastSeenAt: older })
    await readSession(claim, null, { isLookOnly: true })
    expect(await seen()).toBe(older.getTime())
    await readSession(claim, null)
    expect(await seen()).toBeGreaterThan(ago(0.5).getTime())
  })

  it('ends when any command disables the account or raises its session version', async () => {
    for (const data of [{ isEnabled: false }, { sessionVersion: { increment: 1 } }]) {
      const { id } = await makeAccount('operator')
      const claim = await sessionOf(id)
      await db.account.update({ where: { id }, data })
      expect(await actorOfClaim(claim, null)).toBeNull()
      await db.account.update({ where: { id }, data: { isEnabled: true } })
      expect(await actorOfClaim(claim, null)).toBeNull()
    }
  })

  it('is nobody for a made-up id', async () => {
    expect(await actorOfClaim({ sessionId: '0198f4aa-1111-7222-8333-444455556666' }, null)).toBeNull()
  })
})

describe('signing in', () => {
  it('begins under a new id each time and ends the one the browser had (fixation)', async () => {
    const account = await makeAccount('operator')
    const planted = await enter(account.username)
    const own = await enter(account.username, CHROME, planted.sessionId)
    expect(own.sessionId).not.toBe(planted.sessionId)
    expect(await actorOfClaim(planted, null)).toBeNull()
    expect(await actorOfClaim(own, null)).toMatchObject({ accountId: account.id, sessionId: own.sessionId })
  })

  it.each(['planner', 'sysadmin', 'auditor'] as AccountRole[])(
    'without a second factor opens nothing to a %s, for a quarter of an hour',
    async (role) => {
      const account = await makeAccount(role)
      const begun = await enter(account.username)
      expect(begun.stage).toBe('enrol')
      expect(await actorOfClaim(begun, null)).toBeNull()
      const session = await readSession(begun, null)
      expect(session).toMatchObject({ stage: 'enrol', actor: { accountId: account.id } })
      expect((session?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(15 * MINUTE)
      const lines = await db.auditEvent.findMany({ where: { subjectId: account.id } })
      expect(lines.map(({ action }) => action)).toEqual(['account.sign_in_first'])
    },
  )

  it('of a demo account asks for the password only, even if somebody enrolled a phone', async () => {
    const { id, username } = await makeAccount('sysadmin')
    await db.account.update({
      where: { id },
      data: { isDemo: true, totpSealed: 'x', totpConfirmedAt: new Date(), passwordChangedAt: new Date(0) },
    })
    const begun = await enter(username)
    expect(begun.stage).toBe('open')
    expect(await actorOfClaim(begun, null)).toMatchObject({ role: 'sysadmin' })
  })

  it('with a password older than officials may keep asks for a new one first', async () => {
    const { id } = await makeAccount('planner')
    await db.account.update({ where: { id }, data: { passwordChangedAt: ago(91 * 24 * 60) } })
    const begun = await transaction((tx) =>
      beginSession(tx, { id }, 'password', CHROME, { isSecondDone: true }),
    )
    expect(begun.stage).toBe('new_password')
    expect(await actorOfClaim(begun, null)).toBeNull()
  })

  it('tells the owner of a device not seen before, once', async () => {
    const { id, username } = await makeAccount('operator')
    const notices = () => db.notice.findMany({ where: { accountId: id, kind: 'account.new_device' } })
    await enter(username, CHROME)
    await enter(username, { ...CHROME, userAgent: CHROME.userAgent.replace('140', '141') })
    expect(await notices()).toHaveLength(0)
    await enter(username, PHONE)
    await enter(username, PHONE)
    const told = await notices()
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain('Chrome，Android，地址 192.0.2.8')
  })
})

describe('the own sessions', () => {
  it('lists the open ones, and not those that idled, ended or wait for a second step', async () => {
    const { id } = await makeAccount('planner')
    const actor = await actorOfAccount(id)
    const [idle, ended] = [await sessionOf(id), await sessionOf(id)]
    await age(idle.sessionId, { lastSeenAt: ago(40) })
    await signOut({ ...actor, sessionId: ended.sessionId })
    await begin(id)
    const other = await sessionOf(id)
    const list = await listOwnSessions(actor)
    expect(list.map((one) => [one.id, one.isThis])).toEqual([
      [other.sessionId, false],
      [actor.sessionId, true],
    ])
  })

  it('lets the owner end one, and nobody else', async () => {
    const account = await makeAccount('operator')
    const [actor, stranger] = [
      await actorOfAccount(account.id),
      await actorOfAccount((await makeAccount('sysadmin')).id),
    ]
    const lost = await sessionOf(account.id)
    await expect(endOwnSession(stranger, lost)).rejects.toMatchObject({ code: 'not_found' })
    expect(await actorOfClaim(lost, null)).not.toBeNull()
    const twice = await Promise.allSettled([endOwnSession(actor, lost), endOwnSession(actor, lost)])
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await actorOfClaim(lost, null)).toBeNull()
  })

  it('ends all others and keeps the one asking', async () => {
    const { id } = await makeAccount('operator')
    const actor = await actorOfAccount(id)
    const [one, two] = [await sessionOf(id), await sessionOf(id)]
    expect(await endOtherSessions(actor)).toBe(2)
    for (const claim of [one, two]) expect(await actorOfClaim(claim, null)).toBeNull()
    expect(await actorOfClaim({ sessionId: actor.sessionId ?? '' }, null)).not.toBeNull()
  })
})
