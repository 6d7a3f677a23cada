import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { acceptFiling } from '@/lib/filing-acceptance/commands'
import { askCorrections, returnCorrections } from '@/lib/filing-corrections/commands'
import { getReview } from '@/lib/filing-reviews/queries'
import { useTestDatabase } from '@/tests/support/database'
import { linesOf, makeReceived, makeReviewWorld, stateOf, toldTo, versionOf } from './review-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
beforeAll(async () => {
  world = await makeReviewWorld()
})

const ITEMS = [
  { target: 'field:address', reason: 'inconsistent', text: '与证照不一致' },
  { target: 'material:fire', reason: 'missing', text: '请提交' },
]
const ask = (filing: { caseId: string; version: number }, items = ITEMS, actor = world.reviewer) =>
  askCorrections(actor, { caseId: filing.caseId, version: filing.version, message: null, items })

/** As the operator's answering leaves it (lib/filing-submissions). */
async function answerAll(caseId: string, data?: object) {
  await db.filingCorrectionItem.updateMany({
    where: { correction: { caseId }, state: 'open' },
    data: { state: 'answered', answer: '已补', answeredAt: new Date() },
  })
  const filing = await db.filingCase.update({
    where: { id: caseId },
    data: {
      state: 'received',
      submissions: { increment: 1 },
      version: { increment: 1 },
      ...(data && { data }),
    },
  })
  await db.filingSubmission.create({
    data: {
      ...{ caseId, number: filing.submissions, data: filing.data as object, findings: [] },
      files: [{ id: crypto.randomUUID(), material: 'fire', fileName: '消防.pdf', sha256: 'b' }],
      submittedByName: '陈女士',
    },
  })
}

describe('asking for corrections', () => {
  it('keeps the list, gives the case back, starts the applicant’s clock, tells what to do', async () => {
    const filing = await makeReceived(world.operatorId)
    await ask(filing)
    expect(await stateOf(filing.id)).toMatchObject({ state: 'correction', version: 2 })
    const stored = await db.filingCorrection.findUniqueOrThrow({
      where: { caseId: filing.id },
      include: { items: { orderBy: { position: 'asc' } } },
    })
    expect(stored.items.map(({ target, state }) => [target, state])).toEqual([
      ['field:address', 'open'],
      ['material:fire', 'open'],
    ])
    expect(stored.dueOn).not.toBeNull()
    expect(await toldTo(world.operator, `/operator/filings/${filing.id}/corrections`)).toHaveLength(1)
    expect(await toldTo(world.rival, '/operator')).toEqual([])
    // National rules know no pause: both clocks run on.
    const clocks = await db.filingClock.findMany({
      where: { caseId: filing.id, taskId: null, stoppedAt: null },
    })
    expect(clocks.map(({ code, pausedOn }) => [code, pausedOn]).sort()).toEqual([
      ['compliance', null],
      ['correction_answer', null],
      ['receipt', null],
    ])
  })

  it('happens once: afterwards only what is not settled can be returned', async () => {
    const filing = await makeReceived(world.operatorId)
    await ask(filing)
    await answerAll(filing.id)
    const version = await versionOf(filing.id)
    await expect(ask({ ...filing, version })).rejects.toMatchObject({ code: 'conflict' })
    const { items } = await db.filingCorrection.findUniqueOrThrow({
      where: { caseId: filing.id },
      include: { items: { orderBy: { position: 'asc' } } },
    })
    const [first, second] = items
    const other = await makeReceived(world.operatorId)
    await ask(other)
    const foreign = await db.filingCorrectionItem.findFirstOrThrow({
      where: { correction: { caseId: other.id } },
    })
    const back = (returned: string[]) =>
      returnCorrections(world.reviewer, { caseId: filing.id, version, returned, note: '还缺盖章' })
    await expect(back([foreign.id])).rejects.toMatchObject({ code: 'invalid' })
    await back([second?.id ?? ''])
    expect(await stateOf(filing.id)).toMatchObject({ state: 'correction' })
    const after = await db.filingCorrectionItem.findMany({
      where: { correction: { caseId: filing.id } },
      orderBy: { position: 'asc' },
    })
    expect(after.map(({ state }) => state)).toEqual(['accepted', 'open'])
    await answerAll(filing.id)
    const again = await versionOf(filing.id)
    const accepted = { caseId: filing.id, version: again, returned: [first?.id ?? ''], note: null }
    await expect(returnCorrections(world.reviewer, accepted)).rejects.toMatchObject({ code: 'invalid' })
    await acceptFiling(world.reviewer, { caseId: filing.id, version: again })
    const left = await db.filingCorrectionItem.count({
      where: { correction: { caseId: filing.id }, state: { not: 'accepted' } },
    })
    expect(left).toBe(0)
  })

  it.each([
    ['a field nobody asked for', { target: 'field:living_area', reason: 'missing', text: '补' }],
    [
      'a material of another procedure',
      { target: 'material:neighbours_consent', reason: 'missing', text: '补' },
    ],
    [
      'staff not on the filing',
      { target: 'staff:0192a000-0000-7000-8000-000000000001', reason: 'form', text: '补' },
    ],
    ['a reason of content', { target: 'field:address', reason: 'does_not_meet_standard', text: '面积不够' }],
  ])('is refused for %s', async (_, item) => {
    const filing = await makeReceived(world.operatorId)
    await expect(ask(filing, [item])).rejects.toMatchObject({ code: 'invalid' })
    expect(await stateOf(filing.id)).toMatchObject({ state: 'received', version: 1 })
  })

  it('is one of two when two officials ask at once', async () => {
    const filing = await makeReceived(world.operatorId)
    const both = await Promise.allSettled([ask(filing), ask(filing, ITEMS, world.second)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.filingCorrection.count({ where: { caseId: filing.id } })).toBe(1)
    expect((await linesOf(filing.id)).filter((action) => action === 'filing.ask_corrections')).toHaveLength(1)
  })

  it.each(['above', 'planner', 'township', 'inspector', 'fire', 'operator'] as const)(
    'is not for %s',
    async (who) => {
      const filing = await makeReceived(world.operatorId)
      await expect(ask(filing, ITEMS, world[who])).rejects.toMatchObject({ code: 'forbidden' })
    },
  )

  it.each(['away', 'rival', 'sysadmin', 'auditor', 'parent'] as const)(
    'does not exist for %s',
    async (who) => {
      const filing = await makeReceived(world.operatorId)
      await expect(ask(filing, ITEMS, world[who])).rejects.toMatchObject({ code: 'not_found' })
      await expect(getReview(world[who], filing.id)).rejects.toMatchObject({ code: 'not_found' })
    },
  )
})

describe('the review screen', () => {
  it('shows what was sent, not what the operator writes afterwards, and what the correction changed', async () => {
    const filing = await makeReceived(world.operatorId)
    const first = await getReview(world.reviewer, filing.id)
    expect(first.changes).toBeNull()
    expect(first.filing.events).toContain('ask_corrections')
    await ask(filing)
    const { data } = await db.filingCase.findUniqueOrThrow({ where: { id: filing.id } })
    const sent = { ...(data as object), address: '改后路 2 号' }
    await db.filingCase.update({ where: { id: filing.id }, data: { data: { ...sent, address: '还没写完' } } })
    const meanwhile = await getReview(world.planner, filing.id)
    expect(meanwhile.data.address).not.toBe('还没写完')
    expect(meanwhile.filing.events).toEqual([])
    await answerAll(filing.id, sent)
    const { changes, documents } = await getReview(world.second, filing.id)
    expect(changes?.answers).toMatchObject([{ code: 'address', after: ['改后路 2 号'] }])
    expect(changes?.files).toMatchObject([{ material: 'fire', before: [], after: ['消防.pdf'] }])
    expect(documents.receipts).toEqual([])
  })
})
