import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { action } from '@/lib/core/action'
import { idle } from '@/lib/core/action-state'
import { type Actor, publicActor } from '@/lib/core/actor'
import { auditRefusal } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { AppError, type ErrorCode } from '@/lib/core/errors'
import { pageOf } from '@/lib/core/refused-door'
import { makeActor } from '@/tests/integration/accounts/account-fixtures'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()

const session = vi.hoisted(() => ({ actor: null as Actor | null, headers: {} as Record<string, string> }))
vi.mock('@/lib/core/session', () => ({ currentActor: async () => session.actor }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(session.headers) }))

const ID = '0190aaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
const schema = z.object({ claimId: z.string(), reason: z.string().default(''), id: z.string().optional() })

const refusing = (code: ErrorCode | 'bug') =>
  action(schema, async () => {
    if (code === 'bug') throw new Error('a bug')
    throw new AppError(code)
  })

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const lines = (actor: Actor) =>
  db.auditEvent.findMany({ where: { actorId: actor.accountId, outcome: 'refused' }, orderBy: { id: 'asc' } })

beforeEach(() => {
  session.headers = { 'x-request-id': ID, 'x-path': `/office/claims/${ID}?q=%E5%BC%A0` }
})

describe('a refused command', () => {
  it.each(['forbidden', 'not_found'] as const)(
    '%s is a line of the log: who, where, for which record',
    async (code) => {
      const actor = await makeActor('reviewer')
      session.actor = { ...actor, requestId: ID }
      const typed = { claimId: ID, reason: '张三的身份证 110101199003077777', id: "1' or 1=1" }
      expect(await refusing(code)(idle, form(typed))).toMatchObject({ status: 'error', code })
      const [line, ...more] = await lines(actor)
      expect(more).toEqual([])
      expect(line).toMatchObject({
        action: 'command.refused',
        subjectType: 'command',
        actorName: actor.name,
        actorRole: 'reviewer',
        reason: code,
        requestId: ID,
        right: null,
        before: null,
        after: { page: `/office/claims/${ID}`, ids: { claimId: ID } },
      })
      expect(JSON.stringify(line?.after)).not.toMatch(/张三|110101|or 1=1/)
    },
  )

  it.each(['invalid', 'conflict', 'too_many', 'bug'] as const)('%s is none', async (code) => {
    const actor = await makeActor('reviewer')
    session.actor = actor
    await refusing(code)(idle, form({ claimId: ID }))
    expect(await lines(actor)).toEqual([])
  })

  it('what another site made somebody send is one, under their name', async () => {
    const actor = await makeActor('reviewer')
    session.actor = actor
    session.headers['sec-fetch-site'] = 'cross-site'
    expect(await refusing('bug')(idle, form({ claimId: ID }))).toMatchObject({ code: 'forbidden' })
    expect(await lines(actor)).toMatchObject([{ reason: 'forbidden' }])
  })

  it('a visitor is one line among all visitors', async () => {
    session.actor = publicActor
    const door = action(schema, async () => Promise.reject(new AppError('not_found')), { access: 'public' })
    await door(idle, form({ claimId: ID }))
    expect(await lines(publicActor)).toMatchObject([{ actorRole: 'public', reason: 'not_found' }])
  })
})

describe('a flood', () => {
  it('is counted, not written out, and one account does not silence another', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })
    try {
      const [loud, quiet] = [await makeActor('operator'), await makeActor('operator')]
      const refusal = { action: 'command.refused', reason: 'forbidden' } as const
      for (let count = 0; count < 60; count += 1) await auditRefusal(loud, refusal)
      await auditRefusal(quiet, refusal)
      expect(await lines(loud)).toHaveLength(20)
      expect(await lines(quiet)).toHaveLength(1)
      vi.advanceTimersByTime(60_000)
      vi.useRealTimers()
      await expect.poll(async () => (await lines(loud)).length).toBe(21)
      expect((await lines(loud)).at(-1)).toMatchObject({
        action: 'command.refused_more',
        reason: 'too_many',
        after: { count: 40 },
      })
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('pageOf', () => {
  it.each([
    ['/office/claims?q=x', '/office/claims'],
    [`/office/claims/${ID}`, `/office/claims/${ID}`],
    ['/receipts/310120-2026-00001', '/receipts/…'],
    ['/staff/110101199003077777', '/staff/…'],
    ['/%E5%BC%A0/a%0Ab', '/…/…'],
    [null, '/'],
  ])('%s is %s', (address, page) => {
    expect(pageOf(address)).toBe(page)
  })
})
