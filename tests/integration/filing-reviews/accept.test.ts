import { beforeAll, describe, expect, it } from 'vitest'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { acceptFiling } from '@/lib/filing-acceptance/commands'
import { exchangePayloadSchema } from '@/lib/national-exchange/schema'
import { useTestDatabase } from '@/tests/support/database'
import { TOWNSHIPS } from '@/tests/support/small-world'
import {
  answers,
  linesOf,
  makeReceived,
  makeReviewWorld,
  POLICE,
  stateOf,
  toldTo,
  unknownId,
} from './review-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
beforeAll(async () => {
  world = await makeReviewWorld()
})

const sequenceOf = (number: string | null) => Number(number?.split('-').at(-1))

describe('accepting a filing', () => {
  it('does it all at once: register, receipt, clock, departments, national system, evidence, notices', async () => {
    const filing = await makeReceived(world.operatorId)
    const { facilityId, receiptNumber } = await acceptFiling(world.reviewer, filing)
    expect(await stateOf(filing.id)).toMatchObject({ state: 'filed', version: 2, facilityId })
    const facility = await db.facility.findUniqueOrThrow({ where: { id: facilityId } })
    expect(facility).toMatchObject({
      name: filing.title,
      filingState: 'filed',
      filingNumber: receiptNumber,
      placesToddler: 15,
      operatorId: world.operatorId,
    })
    const clocks = await db.filingClock.findMany({ where: { caseId: filing.id, taskId: null } })
    const running = clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ code }) => code)
    expect(running).toEqual(['compliance'])
    const sent = await db.exchangeMessage.findMany({ where: { caseId: filing.id } })
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ kind: 'accepted', facilityId })
    expect(sent[0]?.payload).toMatchObject({
      institution_name: filing.title,
      receipt_number: receiptNumber,
      zoning_name: '上海市奉贤区南桥镇',
      zoning_code: TOWNSHIPS[0],
      finished_time: todayInShanghai(),
    })
    expect(await linesOf(filing.id)).toContain('filing.issue_receipt')
    expect((await toldTo(world.operator, `/operator/filings/${filing.id}`)).at(-1)).toContain(
      `${receiptNumber}`,
    )
    const task = await db.departmentTask.findFirstOrThrow({
      where: { caseId: filing.id, departmentName: POLICE, mode: 'inform' },
    })
    expect(await toldTo(world.police, `/office/tasks/${task.id}`)).toHaveLength(2)
    expect(
      await db.departmentTask.count({ where: { caseId: filing.id, mode: 'opinion', state: 'open' } }),
    ).toBe(4)
  })

  it('tells the second of two officials what the first did, and issues one receipt', async () => {
    const filing = await makeReceived(world.operatorId)
    const both = await Promise.allSettled([
      acceptFiling(world.reviewer, filing),
      acceptFiling(world.second, filing),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: 'conflict' })
    expect(refused.reason.fields[''][0]).toMatch(/^rev[12] 已在 .* 出具了回执/)
    expect(await db.receipt.count({ where: { caseId: filing.id } })).toBe(1)
  })

  it('gives fifty officials at once fifty consecutive numbers', async () => {
    const filings = []
    for (let index = 0; index < 50; index++) filings.push(await makeReceived(world.operatorId))
    const before = await db.receipt.count()
    const accepted = await Promise.all(filings.map((filing) => acceptFiling(world.reviewer, filing)))
    const numbers = accepted.map(({ receiptNumber }) => sequenceOf(receiptNumber)).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => before + 1 + index))
  }, 60_000)

  it('leaves nothing behind when the register stands against it, and no gap in the numbers', async () => {
    const first = await makeReceived(world.operatorId)
    const { receiptNumber } = await acceptFiling(world.reviewer, first)
    const bad = await makeReceived(world.operatorId, { data: { name: '缺地址' } })
    await expect(acceptFiling(world.reviewer, bad)).rejects.toMatchObject({ code: 'conflict' })
    expect(await stateOf(bad.id)).toMatchObject({ state: 'received', version: 1, facilityId: null })
    const next = await makeReceived(world.operatorId)
    const { receiptNumber: following } = await acceptFiling(world.reviewer, next)
    expect(sequenceOf(following)).toBe(sequenceOf(receiptNumber) + 1)
  })

  it.each(['away', 'rival', 'sysadmin', 'auditor', 'parent', 'farFire'] as const)(
    'does not exist for %s',
    async (who) => {
      const filing = await makeReceived(world.operatorId)
      await expect(acceptFiling(world[who], filing)).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it.each(['above', 'planner', 'township', 'inspector', 'fire', 'operator'] as const)(
    'is not for %s to do',
    async (who) => {
      const filing = await makeReceived(world.operatorId)
      await expect(acceptFiling(world[who], filing)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await stateOf(filing.id)).toMatchObject({ state: 'received', version: 1 })
    },
  )

  it('refuses a stale page and a case that is not there', async () => {
    const filing = await makeReceived(world.operatorId)
    await db.filingCase.update({ where: { id: filing.id }, data: { version: 2 } })
    await expect(acceptFiling(world.reviewer, filing)).rejects.toMatchObject({ code: 'conflict' })
    const nothing = { caseId: unknownId(), version: 1 }
    await expect(acceptFiling(world.reviewer, nothing)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what follows a filing', () => {
  it('a change replaces the receipt and ends at once; a cancellation voids it', async () => {
    const filing = await makeReceived(world.operatorId)
    const { facilityId, receiptNumber } = await acceptFiling(world.reviewer, filing)
    // Filed some time ago: neither the change nor the cancellation moves that day.
    await db.facility.update({ where: { id: facilityId }, data: { filedOn: new Date('2026-03-02') } })
    const title = `${filing.title}新名`
    const change = await makeReceived(world.operatorId, {
      kind: 'change',
      facilityId,
      title,
      data: { ...answers(title), changed_fields: ['name'], change_reason: '更名' },
    })
    const changed = await acceptFiling(world.reviewer, change)
    const traits = await db.filingCase.findUniqueOrThrow({
      where: { id: change.id },
      select: { state: true, procedure: { select: { definition: true } } },
    })
    const { needsVerification } = traits.procedure.definition as { needsVerification: boolean }
    expect(traits.state).toBe(needsVerification ? 'filed' : 'verified')
    expect(await db.facility.findUnique({ where: { id: facilityId } })).toMatchObject({ name: title })
    const old = await db.receipt.findUniqueOrThrow({ where: { number: receiptNumber ?? '' } })
    expect(old.status).toBe('changed')

    const end = await makeReceived(world.operatorId, {
      kind: 'cancellation',
      facilityId,
      title,
      data: {
        ends_on: '2026-11-30',
        reason: '租约到期',
        children_count: 0,
        children_plan: '无',
        staff_plan: '无',
      },
    })
    await acceptFiling(world.reviewer, end)
    expect(await db.facility.findUnique({ where: { id: facilityId } })).toMatchObject({ status: 'closed' })
    const last = await db.receipt.findUniqueOrThrow({ where: { number: changed.receiptNumber ?? '' } })
    expect(last.status).toBe('cancelled')
    const messages = await db.exchangeMessage.findMany({
      where: { facilityId },
      orderBy: { sequence: 'asc' },
      select: { kind: true, payload: true },
    })
    expect(messages.map(({ kind }) => kind)).toEqual(['accepted', 'changed', 'cancelled'])
    const days = messages.map(({ payload }) => exchangePayloadSchema.parse(payload).finished_time)
    expect(days).toEqual([todayInShanghai(), '2026-03-02', '2026-03-02'])
    const running = await db.filingClock.count({ where: { caseId: end.id, stoppedAt: null } })
    expect(running).toBe(0)
  })
})
