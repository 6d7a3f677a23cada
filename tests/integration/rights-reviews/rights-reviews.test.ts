import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { decideReviews, openReviews } from '@/lib/rights-reviews/commands'
import { listReviews } from '@/lib/rights-reviews/queries'
import { person } from '@/tests/support/accounts'
import { useTestDatabase } from '@/tests/support/database'
import { actorOfAccount } from '@/tests/support/sessions'
import { makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)
beforeEach(async () => {
  await db.rightsReview.deleteMany()
})

const TODAY = '2026-11-23'
/** 16:30 UTC on the day before is the civil day itself in Shanghai. */
const MADE = new Date('2025-12-14T16:30:00Z')
const open = (today = TODAY) => transaction((tx) => openReviews(tx, today))
const reviewOf = (accountId: string) =>
  db.rightsReview.findFirst({ where: { accountId }, orderBy: { dueOn: 'desc' } })
const ofAll = (ids: (string | undefined)[]) => ids.filter((id): id is string => id !== undefined)

describe('opening', () => {
  it('comes 30 days before the year is over, once, for officials and administrators in use', async () => {
    const due = await person('reviewer', { createdAt: MADE })
    const admin = await person('auditor', { createdAt: MADE })
    const operator = await person('operator', { createdAt: MADE })
    const young = await person('reviewer', { createdAt: new Date('2026-06-01T00:00:00Z') })
    const shut = await person('reviewer', { createdAt: MADE })
    await db.account.update({ where: { id: shut.accountId }, data: { isEnabled: false } })
    await open('2026-11-14')
    expect(await reviewOf(due.accountId)).toBeNull()
    await open('2026-11-15')
    await open('2026-11-15')
    await open('2026-11-20')
    for (const { accountId } of [due, admin]) {
      expect((await reviewOf(accountId))?.dueOn.toISOString()).toBe('2026-12-15T00:00:00.000Z')
      expect(await db.rightsReview.count({ where: { accountId } })).toBe(1)
    }
    for (const { accountId } of [operator, young, shut]) expect(await reviewOf(accountId)).toBeNull()
  })

  it('follows the setting of months', async () => {
    const due = await person('reviewer', { createdAt: new Date('2026-06-01T00:00:00Z') })
    await db.securityPolicy.create({ data: { key: 'rightsReviewMonths', value: 6, changedByName: '测试' } })
    await open()
    await db.securityPolicy.deleteMany()
    expect((await reviewOf(due.accountId))?.dueOn.toISOString()).toBe('2026-12-01T00:00:00.000Z')
  })
})

describe('deciding', () => {
  const dueReview = async (role: 'reviewer' | 'planner' | 'auditor' | 'sysadmin', regionCode?: string) => {
    const actor = await person(role, { createdAt: MADE, ...(regionCode && { regionCode }) })
    await open()
    const review = await reviewOf(actor.accountId)
    return { actor, id: review?.id ?? '' }
  }
  const decide = (decision: 'confirm' | 'revoke', reviewIds: string[]) => ({
    decision,
    reviewIds,
    note: '测试',
  })

  it('confirms in bulk, and the next review is due a year later', async () => {
    const [one, two] = [await dueReview('reviewer'), await dueReview('planner', '310120101')]
    const planner = await person('planner')
    expect(ofAll((await listReviews(planner)).map(({ id }) => id))).toEqual(
      expect.arrayContaining([one.id, two.id]),
    )
    expect(await decideReviews(planner, decide('confirm', [one.id, two.id]))).toMatchObject({ confirmed: 2 })
    await open()
    expect(await db.rightsReview.count({ where: { state: 'open', accountId: one.actor.accountId } })).toBe(0)
    expect(await actorOfAccount(one.actor.accountId)).toBeTruthy()
  })

  it('revoking shuts the account at its next request', async () => {
    const { actor, id } = await dueReview('reviewer')
    expect(await decideReviews(await person('sysadmin'), decide('revoke', [id]))).toMatchObject({
      revoked: 1,
    })
    await expect(actorOfAccount(actor.accountId)).rejects.toThrow()
    const line = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: actor.accountId, action: 'account.disable' },
    })
    expect(line).toMatchObject({ right: 'rights.review', reason: '测试' })
  })

  it('revoking an administrator asks a second person', async () => {
    const { actor, id } = await dueReview('auditor')
    const asks = await person('sysadmin')
    expect(await decideReviews(asks, decide('revoke', [id]))).toMatchObject({ asked: 1, revoked: 0 })
    expect(await actorOfAccount(actor.accountId)).toBeTruthy()
    expect(
      await db.sensitiveChange.findFirst({
        where: { subjectId: actor.accountId, kind: 'account.enable_admin' },
      }),
    ).toMatchObject({ state: 'pending', requestedById: asks.accountId })
    const other = await dueReview('auditor')
    await expect(decideReviews(await person('secadmin'), decide('revoke', [other.id]))).rejects.toMatchObject(
      {
        code: 'forbidden',
      },
    )
  })

  it('is never one’s own, nor of another area, nor an administrator’s for an area', async () => {
    const own = await dueReview('planner')
    const admin = await dueReview('sysadmin')
    const elsewhere = await dueReview('reviewer', '530102')
    for (const id of [own.id, admin.id, elsewhere.id])
      await expect(decideReviews(own.actor, decide('confirm', [id]))).rejects.toMatchObject({
        code: 'conflict',
      })
    await expect(decideReviews(admin.actor, decide('confirm', [admin.id]))).rejects.toMatchObject({
      code: 'conflict',
    })
    for (const kind of ['reviewer', 'auditor', 'operator'] as const) {
      const actor = await person(kind)
      await expect(decideReviews(actor, decide('confirm', [own.id]))).rejects.toMatchObject({
        code: 'forbidden',
      })
      expect(await listReviews(actor)).toEqual([])
    }
  })

  it('is never that of another planner of the same area: neither shuts the other out', async () => {
    const peer = await dueReview('planner')
    const planner = await person('planner')
    expect((await listReviews(planner)).map(({ id }) => id)).not.toContain(peer.id)
    await expect(decideReviews(planner, decide('revoke', [peer.id]))).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await actorOfAccount(peer.actor.accountId)).toBeTruthy()
    expect(await decideReviews(await person('sysadmin'), decide('confirm', [peer.id]))).toMatchObject({
      confirmed: 1,
    })
  })

  it('two at once: one decides, all or none', async () => {
    const [one, two] = [await dueReview('reviewer'), await dueReview('reviewer')]
    const [a, b] = [await person('sysadmin'), await person('sysadmin')]
    const answers = await Promise.allSettled([
      decideReviews(a, decide('confirm', [one.id, two.id])),
      decideReviews(b, decide('revoke', [two.id, one.id])),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const states = await db.rightsReview.findMany({ where: { id: { in: [one.id, two.id] } } })
    expect(new Set(states.map(({ state }) => state)).size).toBe(1)
  })

  it('says what is overdue', async () => {
    const late = await person('reviewer', { createdAt: new Date('2025-01-01T00:00:00Z') })
    await open()
    const [first] = await listReviews(await person('planner'))
    expect(first).toMatchObject({ isOverdue: true, account: { id: late.accountId } })
  })
})
