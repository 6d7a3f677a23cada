import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { giveOpinion } from '@/lib/department-tasks/commands'
import { acceptFiling } from '@/lib/filing-acceptance/commands'
import { assignCase } from '@/lib/filing-assignments/commands'
import { askCorrections } from '@/lib/filing-corrections/commands'
import {
  confirmCompliance,
  confirmRectified,
  notifyNoncompliance,
  recordPaperOpinion,
  recordSiteCheck,
} from '@/lib/filing-reviews/commands'
import { getReview } from '@/lib/filing-reviews/queries'
import { CASE_EVENTS, EVENT_SIDE, nextState } from '@/lib/filings/rules'
import { addDays } from '@/lib/format/date'
import { CaseState } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import {
  FIRE,
  linesOf,
  makeReceived,
  makeReviewWorld,
  SHORT,
  stateOf,
  toldTo,
  versionOf,
} from './review-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
beforeAll(async () => {
  world = await makeReviewWorld()
})

const today = todayInShanghai()
const confirmed = '1' as const

async function makeFiled(given: Parameters<typeof makeReceived>[1] = {}) {
  const filing = await makeReceived(world.operatorId, given)
  await acceptFiling(world.reviewer, filing)
  return { ...filing, version: 2 }
}
const on = (filing: { caseId: string; version: number }) => ({
  caseId: filing.caseId,
  version: filing.version,
})
const comply = (filing: { caseId: string; version: number }, note: string | null = null, actor?: Actor) =>
  confirmCompliance(actor ?? world.reviewer, { ...on(filing), note, confirmed })
const check = (filing: { caseId: string; version: number }, over: object = {}) =>
  recordSiteCheck(world.reviewer, {
    ...{ ...on(filing), checkedOn: today, inspectors: '甲、乙', result: 'meets', findings: null },
    ...over,
  })
const notify = (
  filing: { caseId: string; version: number },
  over: Partial<Parameters<typeof notifyNoncompliance>[1]> = {},
  actor?: Actor,
) =>
  notifyNoncompliance(actor ?? world.reviewer, {
    ...{ ...on(filing), findings: [], typed: [{ text: '没有围栏', article: '管理规范第三十条' }] },
    ...over,
  })

describe('the site check', () => {
  it('is kept, told, and never on a day that cannot be', async () => {
    const filing = await makeFiled()
    await expect(check(filing, { checkedOn: addDays(today, 1) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(check(filing, { checkedOn: addDays(today, -1) })).rejects.toMatchObject({ code: 'invalid' })
    await check(filing)
    expect(await stateOf(filing.id)).toMatchObject({ state: 'filed', version: 3 })
    expect((await toldTo(world.operator, `/operator/filings/${filing.id}`)).at(-1)).toContain('现场核查')
    const row = await db.siteCheck.findFirstOrThrow({ where: { caseId: filing.id } })
    await expect(db.siteCheck.update({ where: { id: row.id }, data: { findings: '改' } })).rejects.toThrow()
  })

  it('comes after the receipt', async () => {
    const filing = await makeReceived(world.operatorId)
    await expect(check(filing)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('compliance', () => {
  it('ends the case, its clocks and the open questions', async () => {
    const filing = await makeFiled()
    await comply(filing)
    expect(await stateOf(filing.id)).toMatchObject({ state: 'verified', dueOn: null })
    expect(await db.filingClock.count({ where: { caseId: filing.id, stoppedAt: null } })).toBe(0)
    const open = await db.departmentTask.findMany({ where: { caseId: filing.id, state: 'open' } })
    expect(open.map(({ mode }) => mode)).toEqual(['inform'])
  })

  it.each(['objection', 'finding', 'visit'])('asks why where there is an %s', async (doubt) => {
    const filing = await makeFiled({ findings: doubt === 'finding' ? [SHORT] : [] })
    if (doubt === 'objection') {
      const task = await db.departmentTask.findFirstOrThrow({
        where: { caseId: filing.id, departmentName: FIRE },
      })
      const answer = { opinion: 'objection' as const, opinionText: '疏散通道不足', documentNumber: '' }
      await giveOpinion(world.fire, { taskId: task.id, version: 1, ...answer })
    }
    if (doubt === 'visit') await check(filing, { result: 'falls_short', findings: '没有围栏' })
    const version = await versionOf(filing.id)
    await expect(comply({ ...filing, version })).rejects.toMatchObject({ code: 'invalid' })
    await comply({ ...filing, version }, '已当场整改')
    expect(await stateOf(filing.id)).toMatchObject({ state: 'verified' })
  })
})

describe('non-compliance', () => {
  it('is numbered, published with reasons and articles, told, and ends when put right', async () => {
    const filing = await makeFiled({ findings: [SHORT] })
    const { number } = await notify(filing, { findings: [SHORT.rule] })
    const notice = await db.noncomplianceNotice.findUniqueOrThrow({ where: { number } })
    const { facilityId } = await stateOf(filing.id)
    expect(notice).toMatchObject({ caseId: filing.id, facilityId, rectifiedOn: null, countyCode: '310120' })
    expect(notice.reasons).toHaveLength(2)
    expect(await stateOf(filing.id)).toMatchObject({ state: 'noncompliant', version: 3, dueOn: null })
    const title = (await toldTo(world.operator, `/operator/filings/${filing.id}`)).at(-1)
    expect(title).toContain('2 处不符合标准')
    const done = { caseId: filing.id, version: 3, note: '现场复查' }
    await confirmRectified(world.second, done)
    expect(await stateOf(filing.id)).toMatchObject({ state: 'verified' })
    const ended = await db.noncomplianceNotice.findUniqueOrThrow({ where: { number } })
    expect(ended.rectifiedOn).not.toBeNull()
    expect(await linesOf(filing.id)).toEqual(
      expect.arrayContaining(['filing.notify_noncompliance', 'filing.confirm_rectified']),
    )
  })

  it('rests on what was found or on a typed article, on nothing else', async () => {
    const filing = await makeFiled({ findings: [{ ...SHORT, outcome: 'fits' }] })
    const bad = { code: 'invalid' }
    await expect(notify(filing, { findings: [SHORT.rule] })).rejects.toMatchObject(bad)
    await expect(notify(filing, { typed: [] })).rejects.toMatchObject(bad)
    await expect(notify(filing, { typed: [{ text: '不好', article: '' }] })).rejects.toMatchObject(bad)
    expect(await stateOf(filing.id)).toMatchObject({ state: 'filed', version: 2 })
  })

  it('and compliance at once: one of the two counts, the other is told', async () => {
    const filing = await makeFiled()
    const both = await Promise.allSettled([comply(filing), notify(filing, {}, world.second)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason.fields[''][0]).toMatch(/^rev[12] 已在/)
  })
})

describe('paper opinions', () => {
  it('are written down for a department that has no account, once', async () => {
    const filing = await makeReceived(world.operatorId)
    const task = await db.departmentTask.findFirstOrThrow({ where: { caseId: filing.id, duty: 'housing' } })
    const input = {
      ...{ ...on(filing), taskId: task.id, opinion: 'no_objection' as const },
      ...{ opinionText: '', documentNumber: '奉建函〔2026〕1号' },
    }
    await expect(recordPaperOpinion(world.fire, input)).rejects.toMatchObject({ code: 'forbidden' })
    await recordPaperOpinion(world.reviewer, input)
    expect(await db.departmentTask.findUniqueOrThrow({ where: { id: task.id } })).toMatchObject({
      state: 'answered',
      isTranscribed: true,
      documentNumber: '奉建函〔2026〕1号',
    })
    await expect(recordPaperOpinion(world.reviewer, { ...input, version: 2 })).rejects.toMatchObject({
      code: 'conflict',
    })
    const other = await makeReceived(world.operatorId)
    const foreign = { ...input, ...on(other) }
    await expect(recordPaperOpinion(world.reviewer, foreign)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a filing cannot be refused before the receipt', () => {
  it('by no event of the state table: from “received” lead only corrections, the receipt, and the applicant’s own withdrawal', () => {
    for (const facts of [
      { hasCorrection: false, hasUnsettledItems: false },
      { hasCorrection: true, hasUnsettledItems: true },
    ]) {
      for (const needsVerification of [true, false]) {
        const reached = new Set(
          CASE_EVENTS.filter((event) => EVENT_SIDE[event] === 'reviewer').map((event) =>
            nextState('received', event, facts, { needsVerification }),
          ),
        )
        for (const state of reached)
          expect([null, 'received', 'correction', 'filed', 'verified']).toContain(state)
        expect(reached.has('noncompliant')).toBe(false)
        expect(reached.has('withdrawn')).toBe(false)
      }
    }
  })

  it('by no command either, and no command runs in a state its event does not know', async () => {
    const commands: Record<string, (filing: { caseId: string; version: number }) => Promise<unknown>> = {
      assign: (filing) => assignCase(world.reviewer, { ...filing, assigneeId: world.second.accountId ?? '' }),
      ask_corrections: (filing) =>
        askCorrections(world.reviewer, {
          ...filing,
          message: null,
          items: [{ target: 'field:address', reason: 'missing', text: '补' }],
        }),
      issue_receipt: (filing) => acceptFiling(world.reviewer, filing),
      record_site_check: (filing) => check(filing),
      confirm_compliance: (filing) => comply(filing),
      notify_noncompliance: (filing) => notify(filing),
      confirm_rectified: (filing) => confirmRectified(world.reviewer, { ...filing, note: '看过' }),
    }
    const facts = { hasCorrection: false, hasUnsettledItems: false }
    for (const state of Object.values(CaseState).filter((one) => one !== 'draft')) {
      for (const [event, run] of Object.entries(commands)) {
        const filing = await makeReceived(world.operatorId)
        await db.filingCase.update({ where: { id: filing.id }, data: { state } })
        const isAllowed =
          nextState(state, event as (typeof CASE_EVENTS)[number], facts, { needsVerification: true }) !== null
        const outcome = await run(on(filing)).then(
          () => 'done',
          (error: { code: string }) => error.code,
        )
        // Without a facility (never accepted) a notice has nothing to stand on: that too is a conflict.
        if (isAllowed && event !== 'notify_noncompliance')
          expect(`${state} ${event} ${outcome}`).toBe(`${state} ${event} done`)
        else expect(`${state} ${event} ${outcome}`).toBe(`${state} ${event} conflict`)
      }
    }
  }, 60_000)
})

describe('others', () => {
  it.each(['planner', 'township', 'inspector', 'above'] as const)(
    '%s reads and decides nothing',
    async (who) => {
      const filing = await makeFiled()
      const { filing: seen } = await getReview(world[who], filing.id)
      expect(seen.events).toEqual([])
      const refused = { code: 'forbidden' }
      await expect(comply(filing, null, world[who])).rejects.toMatchObject(refused)
      await expect(notify(filing, {}, world[who])).rejects.toMatchObject(refused)
      await expect(
        recordSiteCheck(world[who], {
          ...on(filing),
          checkedOn: today,
          inspectors: '甲、乙',
          result: 'meets',
          findings: null,
        }),
      ).rejects.toMatchObject(refused)
    },
  )

  it.each(['away', 'rival', 'sysadmin', 'auditor', 'parent', 'farFire'] as const)(
    'for %s it does not exist',
    async (who) => {
      const filing = await makeFiled()
      await expect(comply(filing, null, world[who])).rejects.toMatchObject({ code: 'not_found' })
      await expect(notify(filing, {}, world[who])).rejects.toMatchObject({ code: 'not_found' })
    },
  )
})
