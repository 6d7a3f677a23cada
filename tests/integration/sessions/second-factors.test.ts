import { beforeAll, describe, expect, it, vi } from 'vitest'

// The middle of a half minute, so that no step ends between making a code and typing it, however slow the machine.
const at = vi.hoisted(() => new Date(Math.floor(Date.now() / 30_000) * 30_000 + 15_000))
vi.mock('@/lib/core/clock', async (original) => ({
  ...(await original<typeof import('@/lib/core/clock')>()),
  now: () => at,
}))

import { actorOfClaim, readSession } from '@/lib/core/account-actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import {
  confirmEnrolment,
  disableSecondFactor,
  passSecondStep,
  prepareEnrolment,
  renewRecoveryCodes,
  resetSecondFactor,
} from '@/lib/second-factors/commands'
import { findOwnEnrolment, hasSecondFactor } from '@/lib/second-factors/queries'
import { makeAccount, makeActor, RIGHT, stateOf, WRONG } from '@/tests/integration/accounts/account-fixtures'
import { useTestDatabase } from '@/tests/support/database'
import { codeOf, DEVICE, enrol, forgetStep, half } from './second-factor-world'

useTestDatabase()

beforeAll(() => {
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

const wrongCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const outcomes = async (tries: Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).map(({ status }) => status).sort()

describe('enrolling', () => {
  it('opens the portal under a new session, with ten recovery codes, and keeps the secret sealed', async () => {
    const account = await makeAccount('planner')
    const actor = await half(account.username)
    await prepareEnrolment(actor)
    const drawn = await findOwnEnrolment(actor)
    await prepareEnrolment(actor)
    expect(await findOwnEnrolment(actor)).toEqual(drawn)
    const { codes, begun } = await confirmEnrolment(actor, { code: await codeOf(account.id) }, DEVICE, true)
    expect(new Set(codes).size).toBe(10)
    expect(begun?.sessionId).not.toBe(actor.sessionId)
    expect(await actorOfClaim({ sessionId: begun?.sessionId ?? '' }, null)).toMatchObject({ role: 'planner' })
    expect(await readSession({ sessionId: actor.sessionId ?? '' }, null)).toBeNull()
    const { totpSealed } = await db.account.findUniqueOrThrow({ where: { id: account.id } })
    const secret = drawn?.secretText.replaceAll(' ', '') ?? ''
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(totpSealed).not.toContain(secret)
    const kept = await db.recoveryCode.findMany({ where: { accountId: account.id } })
    for (const code of codes) expect(JSON.stringify(kept)).not.toContain(code.replace('-', ''))
  })

  it('counts wrong first codes towards the lock', async () => {
    const account = await makeAccount('planner')
    const actor = await half(account.username)
    await prepareEnrolment(actor)
    const code = wrongCode(await codeOf(account.id))
    await expect(confirmEnrolment(actor, { code }, DEVICE, true)).rejects.toMatchObject({ code: 'invalid' })
    expect((await stateOf(account.id)).failedAttempts).toBe(1)
  })
})

describe('the second step', () => {
  it('takes a code once: replayed in the same sign-in and in the next it is refused', async () => {
    const account = await makeAccount('reviewer')
    await enrol(account)
    const code = await codeOf(account.id)
    const begun = await passSecondStep(await half(account.username), { code }, DEVICE)
    expect(await actorOfClaim(begun, null)).not.toBeNull()
    const next = await half(account.username)
    await expect(passSecondStep(next, { code }, DEVICE)).rejects.toMatchObject({ code: 'invalid' })
    expect(await actorOfClaim({ sessionId: next.sessionId ?? '' }, null)).toBeNull()
  })

  it('lets one of two requests through that carry one code at the same moment', async () => {
    const account = await makeAccount('reviewer')
    await enrol(account)
    const [one, two] = [await half(account.username), await half(account.username)]
    const code = await codeOf(account.id)
    const tries = [passSecondStep(one, { code }, DEVICE), passSecondStep(two, { code }, DEVICE)]
    expect(await outcomes(tries)).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    [-2, 'refused'],
    [-1, 'taken'],
    [1, 'taken'],
    [2, 'refused'],
  ] as const)('a phone %i half minutes off is %s', async (steps, verdict) => {
    const account = await makeAccount('reviewer')
    await enrol(account)
    const code = await codeOf(account.id, steps)
    const passed = await passSecondStep(await half(account.username), { code }, DEVICE).then(
      () => 'taken',
      () => 'refused',
    )
    expect(passed).toBe(verdict)
  })

  it('takes no code older than the last one', async () => {
    const account = await makeAccount('reviewer')
    await enrol(account)
    await passSecondStep(await half(account.username), { code: await codeOf(account.id, 1) }, DEVICE)
    const late = passSecondStep(await half(account.username), { code: await codeOf(account.id) }, DEVICE)
    await expect(late).rejects.toMatchObject({ code: 'invalid' })
  })

  it('locks after five wrong codes, though the right password is given again in between', async () => {
    const account = await makeAccount('reviewer')
    await enrol(account)
    for (let i = 0; i < 5; i += 1) {
      const actor = await half(account.username)
      const code = wrongCode(await codeOf(account.id))
      await expect(passSecondStep(actor, { code }, DEVICE)).rejects.toMatchObject({ code: 'invalid' })
    }
    expect((await stateOf(account.id)).lockedUntil).not.toBeNull()
    await expect(half(account.username)).rejects.toMatchObject({ code: 'invalid' })
    const told = await db.notice.findMany({ where: { accountId: account.id, kind: 'account.locked' } })
    expect(told).toHaveLength(1)
  })

  it('opens once with each recovery code, however it is typed, and tells the owner', async () => {
    const account = await makeAccount('reviewer')
    const codes = await enrol(account)
    const code = (codes[3] ?? '').toLowerCase().replace('-', ' ')
    const both = [await half(account.username), await half(account.username)]
    expect(await outcomes(both.map((actor) => passSecondStep(actor, { code }, DEVICE)))).toEqual([
      'fulfilled',
      'rejected',
    ])
    expect(await db.recoveryCode.count({ where: { accountId: account.id, usedAt: null } })).toBe(9)
    const told = await db.notice.findMany({ where: { accountId: account.id, kind: 'account.recovery_code' } })
    expect(told[0]?.text).toContain('还剩 9 个恢复码')
  })

  it('does not take the recovery code of somebody else', async () => {
    const [one, other] = [await makeAccount('reviewer'), await makeAccount('reviewer')]
    const codes = await enrol(one)
    await enrol(other)
    const stolen = passSecondStep(await half(other.username), { code: codes[0] ?? '' }, DEVICE)
    await expect(stolen).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('keeping it', () => {
  const signedIn = async () => {
    const account = await makeAccount('inspector')
    const codes = await enrol(account)
    const begun = await passSecondStep(
      await half(account.username),
      { code: await codeOf(account.id) },
      DEVICE,
    )
    await forgetStep(account.id)
    const actor = await actorOfClaim(begun, null)
    if (!actor) throw new Error('not signed in')
    return { account, actor, codes }
  }

  it('needs password and code to be switched off, and uses no code up with a wrong password', async () => {
    const { account, actor, codes } = await signedIn()
    const code = codes[0] ?? ''
    const off = (currentPassword: string, given: string) =>
      disableSecondFactor(actor, { currentPassword, code: given })
    await expect(off(WRONG, code)).rejects.toMatchObject({ code: 'invalid' })
    await expect(off(RIGHT, '000000')).rejects.toMatchObject({ code: 'invalid' })
    expect((await stateOf(account.id)).failedAttempts).toBe(2)
    await off(RIGHT, code)
    const after = await db.account.findUniqueOrThrow({ where: { id: account.id } })
    expect(after).toMatchObject({ totpSealed: null, totpConfirmedAt: null })
    expect(await db.recoveryCode.count({ where: { accountId: account.id } })).toBe(0)
  })

  it('gives new recovery codes for a code from the app only; the old ones open no more', async () => {
    const { account, actor, codes } = await signedIn()
    await expect(renewRecoveryCodes(actor, { code: codes[0] ?? '' })).rejects.toMatchObject({
      code: 'invalid',
    })
    const renewed = await renewRecoveryCodes(actor, { code: await codeOf(account.id) })
    expect(renewed.filter((code) => codes.includes(code))).toEqual([])
    const old = passSecondStep(await half(account.username), { code: codes[1] ?? '' }, DEVICE)
    await expect(old).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is reset by the system administrator, never for oneself, ends sessions and tells the owner', async () => {
    const { account, actor } = await signedIn()
    const input = { accountId: account.id, reason: '当面核实', confirm: 'yes' as const }
    await expect(resetSecondFactor(await makeActor('planner'), input)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(resetSecondFactor(await makeActor('secadmin'), input)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const admin = await makeActor('sysadmin')
    const own = { ...input, accountId: admin.accountId ?? '' }
    await expect(resetSecondFactor(admin, own)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await hasSecondFactor(admin, account.id)).toBe(true)
    expect(await hasSecondFactor(await makeActor('planner'), account.id)).toBe(false)
    await resetSecondFactor(admin, input)
    expect(await hasSecondFactor(admin, account.id)).toBe(false)
    expect(await actorOfClaim({ sessionId: actor.sessionId ?? '' }, null)).toBeNull()
    const line = await db.auditEvent.findFirst({
      where: { subjectId: account.id, action: 'account.reset_second_factor' },
    })
    expect(line).toMatchObject({ actorId: admin.accountId, reason: '当面核实' })
    expect(
      await db.notice.count({ where: { accountId: account.id, kind: 'account.second_factor_off' } }),
    ).toBe(1)
  })
})
