import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { bulkAssign } from '@/lib/filing-assignments/commands'
import { exportQueue } from '@/lib/filing-queues/commands'
import { countQueue, listAssignees, listQueue, QUEUE_ROWS } from '@/lib/filing-queues/queries'
import { QUEUE_TABS, type QueueFilter, queueFilterSchema } from '@/lib/filing-queues/schema'
import { addDays, toDateColumn } from '@/lib/format/date'
import type { CaseState } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN, TOWNSHIPS } from '@/tests/support/small-world'
import { makeReviewWorld } from '../filing-reviews/review-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
const today = todayInShanghai()

const STATES: CaseState[] = [
  'received',
  'received',
  'filed',
  'correction',
  'verified',
  'withdrawn',
  'noncompliant',
]

/** 175 cases: many share a due day, some have none, some are in another county, some were never sent in. */
beforeAll(async () => {
  world = await makeReviewWorld()
  const { id: procedureId } = await db.procedureVersion.findFirstOrThrow({
    where: { kind: 'filing', regionCode: '310000' },
  })
  await db.filingCase.createMany({
    data: Array.from({ length: 175 }, (_, index) => {
      const state = STATES[index % STATES.length] ?? 'received'
      const isEnded = state === 'verified' || state === 'withdrawn'
      return {
        procedureId,
        kind: index % 3 === 0 ? ('change' as const) : ('filing' as const),
        operatorId: world.operatorId,
        regionCode: index % 25 === 24 ? '530102' : (TOWNSHIPS[index % 3] ?? TOWNSHIPS[0]),
        title: `合成托育园${index}（分园）`,
        state,
        submissions: state === 'withdrawn' && index % 2 === 0 ? 0 : 1,
        receivedOn: toDateColumn(today),
        // Three days only, so that most rows tie; every eleventh case stands still.
        dueOn: isEnded || index % 11 === 0 ? null : toDateColumn(addDays(today, (index % 3) - 1)),
        ...(index % 5 === 0 && { assigneeId: world.reviewer.accountId, assigneeName: 'rev1' }),
        createdByName: '陈女士',
      }
    }),
  })
})

const filter = (fields: Partial<Record<keyof QueueFilter, string>> = {}) => queueFilterSchema.parse(fields)

async function allPages(actor: Actor, asked: QueueFilter) {
  const rows = []
  let after: string | undefined
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await listQueue(actor, { ...asked, after })
    rows.push(...page.items)
    if (!page.next) return rows
    after = page.next
  }
  throw new Error('the pages do not end')
}

describe('paging', () => {
  it.each(QUEUE_TABS)(
    'gives every case of “%s” once, in order, however many share a due day',
    async (tab) => {
      const asked = filter({ tab })
      const rows = await allPages(world.reviewer, asked)
      const counts = await countQueue(world.reviewer, asked)
      expect(rows).toHaveLength(counts[tab])
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const keys = rows.map((row) => `${row.dueOn ?? '9999'} ${row.id}`)
      expect(keys).toEqual(tab === 'finished' ? [...keys].sort().reverse() : [...keys].sort())
    },
  )

  it('has more than one page to turn', async () => {
    const rows = await allPages(world.reviewer, filter({ tab: 'all' }))
    expect(rows.length).toBeGreaterThan(2 * QUEUE_ROWS)
    expect(rows[0]?.dueOn).toBe(addDays(today, -1))
    expect(rows.at(-1)?.dueOn).toBeNull()
  })

  it('starts over at a cursor that cannot be read', async () => {
    const first = await listQueue(world.reviewer, filter({ tab: 'all' }))
    for (const after of ['x', '2026-02-30_nothing', "-_' or true --"])
      expect((await listQueue(world.reviewer, filter({ tab: 'all', after }))).items).toEqual(first.items)
  })
})

describe('tabs and filters', () => {
  const idsOf = async (actor: Actor, fields: Parameters<typeof filter>[0]) =>
    (await allPages(actor, filter(fields))).map(({ id }) => id).sort()
  const idsWhere = async (where: object) =>
    (await db.filingCase.findMany({ where: { countyCode: FENGXIAN, ...where }, select: { id: true } }))
      .map(({ id }) => id)
      .sort()
  const OPEN = { state: { in: ['received', 'correction', 'filed', 'noncompliant'] as CaseState[] } }

  it('holds what its name says', async () => {
    const own = world.reviewer
    expect(await idsOf(own, { tab: 'all' })).toEqual(await idsWhere(OPEN))
    expect(await idsOf(own, { tab: 'mine' })).toEqual(await idsWhere({ ...OPEN, assigneeId: own.accountId }))
    expect(await idsOf(own, {})).toEqual(await idsWhere({ state: { in: ['received', 'filed'] } }))
    const overdue = { ...OPEN, dueOn: { lt: toDateColumn(today) } }
    expect(await idsOf(own, { tab: 'overdue' })).toEqual(await idsWhere(overdue))
    const ended = { state: { in: ['verified', 'withdrawn'] }, submissions: { gt: 0 } }
    expect(await idsOf(own, { tab: 'finished' })).toEqual(await idsWhere(ended))
  })

  it.each<[string, Parameters<typeof filter>[0], object]>([
    ['kind', { kind: 'change' }, { kind: 'change' }],
    ['state', { state: 'filed' }, { state: 'filed' }],
    ['township', { township: TOWNSHIPS[1] }, { regionCode: TOWNSHIPS[1] }],
    ['nobody', { assignee: 'none' }, { assigneeId: null }],
    ['name with full-width brackets', { q: '园12（' }, { title: { contains: '园12（' } }],
    ['a wildcard is a letter', { q: '%' }, { title: { contains: '\\%' } }],
  ])('narrows by %s, list and count alike', async (_, fields, where) => {
    const found = await idsOf(world.reviewer, { tab: 'all', ...fields })
    expect(found).toEqual(await idsWhere({ ...OPEN, ...where }))
    expect((await countQueue(world.reviewer, filter(fields))).all).toBe(found.length)
  })

  it('finds by case number and credit code, in full-width figures too', async () => {
    const [one] = (await listQueue(world.reviewer, filter({ tab: 'all' }))).items
    const wide = one?.number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect(await idsOf(world.reviewer, { tab: 'all', q: wide })).toEqual([one?.id])
    const body = await db.operatorBody.findUniqueOrThrow({ where: { id: world.operatorId } })
    const byCode = await idsOf(world.reviewer, { tab: 'all', q: body.creditCode.toLowerCase() })
    expect(byCode).toEqual(await idsWhere(OPEN))
  })
})

describe('areas', () => {
  it('ends where the area of the official ends', async () => {
    const all = await db.filingCase.findMany({ where: { submissions: { gt: 0 } } })
    const open = all.filter(({ state }) => !['draft', 'verified', 'withdrawn'].includes(state))
    const countIn = (path: string) =>
      open.filter(({ regionPath }) => `${regionPath}/`.includes(`/${path}/`)).length
    expect((await countQueue(world.planner, filter())).all).toBe(countIn(FENGXIAN))
    expect((await countQueue(world.township, filter())).all).toBe(countIn(TOWNSHIPS[0]))
    expect((await countQueue(world.above, filter())).all).toBe(countIn('310000'))
    expect((await countQueue(world.away, filter())).all).toBe(countIn('530102'))
    expect(countIn('530102')).toBeGreaterThan(0)
  })

  it.each(['fire', 'operator', 'sysadmin', 'auditor', 'parent'] as const)(
    'is no page for %s',
    async (who) => {
      await expect(listQueue(world[who], filter())).rejects.toMatchObject({ code: 'not_found' })
      await expect(countQueue(world[who], filter())).rejects.toMatchObject({ code: 'not_found' })
      await expect(exportQueue(world[who], filter())).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it('exports with a line of evidence', async () => {
    const file = await exportQueue(world.planner, filter({ tab: 'overdue' }))
    expect(file.subarray(0, 2).toString()).toBe('PK')
    const line = await db.auditEvent.findFirstOrThrow({ where: { action: 'filing.export' } })
    expect(line.actorId).toBe(world.planner.accountId)
  })
})

describe('bulk assignment', () => {
  it('offers the reviewers of the county only', async () => {
    const names = (await listAssignees(world.reviewer)).map(({ name }) => name)
    expect(names).toEqual(['rev1', 'rev2'])
    expect(await listAssignees(world.above)).toEqual([])
  })

  it('assigns what it can and says what it could not and why', async () => {
    const { items } = await listQueue(world.reviewer, filter({ tab: 'all', assignee: 'none' }))
    const [free, stale] = items
    const ended = await db.filingCase.findFirstOrThrow({
      where: { state: 'verified', countyCode: FENGXIAN, assigneeId: null },
    })
    const foreign = await db.filingCase.findFirstOrThrow({ where: { countyCode: '530102', submissions: 1 } })
    if (!free || !stale) throw new Error('nothing to assign')
    const before = await db.filingCase.findUniqueOrThrow({ where: { id: foreign.id } })
    const result = await bulkAssign(world.reviewer, {
      picked: [
        { caseId: free.id, version: free.version },
        { caseId: stale.id, version: stale.version + 1 },
        { caseId: ended.id, version: ended.version },
        { caseId: foreign.id, version: foreign.version },
      ],
      assigneeId: world.second.accountId ?? '',
    })
    expect(result.assigned).toBe(1)
    expect(result.refused.map(({ number }) => number)).toEqual([stale.number, ended.number, '—'])
    const after = await db.filingCase.findUniqueOrThrow({ where: { id: free.id } })
    expect(after).toMatchObject({ assigneeName: 'rev2', version: free.version + 1 })
    expect(await db.filingCase.findUniqueOrThrow({ where: { id: foreign.id } })).toEqual(before)
    const told = await db.notice.findMany({ where: { accountId: world.second.accountId ?? '' } })
    expect(told.map(({ href }) => href)).toEqual([`/office/filings/${free.id}`])
  })

  it.each(['away', 'planner', 'fire', 'above', 'parent'] as const)('never to %s', async (who) => {
    const [row] = (await listQueue(world.reviewer, filter({ tab: 'all', assignee: 'none' }))).items
    const picked = [{ caseId: row?.id ?? '', version: row?.version ?? 1 }]
    const assigneeId = world[who].accountId ?? ''
    await expect(bulkAssign(world.reviewer, { picked, assigneeId })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it.each(['planner', 'township', 'inspector', 'above'] as const)('not by %s', async (who) => {
    const [row] = (
      await listQueue(world.reviewer, filter({ tab: 'all', assignee: 'none', township: TOWNSHIPS[0] }))
    ).items
    const picked = [{ caseId: row?.id ?? '', version: row?.version ?? 1 }]
    const result = await bulkAssign(world[who], { picked, assigneeId: world.second.accountId ?? '' })
    expect(result.assigned).toBe(0)
  })
})
