import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import {
  confirmReported,
  enterReported,
  rejectReported,
  revokeReported,
  withdrawReported,
} from '@/lib/reported/commands'
import { findReported, latestConfirmed, listReported, reportedKey } from '@/lib/reported/queries'
import { enterReportedSchema, reportedFilterSchema } from '@/lib/reported/schema'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const planner = actorAs('planner', 'fengxian')
const reviewer = actorAs('reviewer', 'fengxian')
const form = {
  region: '310120 奉贤区',
  indicator: 'parenting_knowledge_rate',
  value: '92.5',
  numerator: '925',
  denominator: '1,000',
  document: '奉贤区抽样调查报告',
  documentDate: '2026-01-10',
}
const enter = (period: string, actor = planner, fields: object = {}) =>
  enterReported(actor, enterReportedSchema.parse({ ...form, period, ...fields }))
const decision = (figureId: string, version = 1, note: string | null = null) => ({ figureId, version, note })
const latest = async (asOf: string) =>
  (await latestConfirmed([FENGXIAN, '530000'], [form.indicator], asOf)).get(
    reportedKey(FENGXIAN, form.indicator),
  )

describe('four eyes', () => {
  it('counts a figure only after a second person confirmed it', async () => {
    const { id } = await enter('2025-Q1')
    expect(await latest('2026-11-22')).toBeUndefined()
    await confirmReported(reviewer, decision(id))
    expect(await latest('2026-11-22')).toEqual({
      id,
      value: 92.5,
      numerator: 925,
      denominator: 1000,
      period: '2025-Q1',
      document: '奉贤区抽样调查报告',
      documentDate: '2026-01-10',
      isDemo: false,
    })
    expect(await latest('2025-03-30')).toBeUndefined()
    expect(await latest('2025-03-31')).toMatchObject({ id })
  })

  it('is refused to the one who entered, by the command and by the database itself', async () => {
    const { id } = await enter('2025-Q2')
    await expect(confirmReported(planner, decision(id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rejectReported(planner, decision(id, 1, '错'))).rejects.toMatchObject({ code: 'forbidden' })
    const own = { state: 'confirmed', decidedById: planner.accountId, decidedAt: new Date() } as const
    await expect(db.reportedFigure.update({ where: { id }, data: own })).rejects.toThrow(/four_eyes/)
    await withdrawReported(planner, decision(id))
    expect(await findReported(planner, id)).toMatchObject({ state: 'withdrawn', version: 2 })
  })

  it('does not reach beyond the area, and what lies outside does not exist', async () => {
    const { id } = await enter('2025-Q3')
    const away = actorAs('planner', 'yunnan', 'away')
    await expect(confirmReported(away, decision(id))).rejects.toMatchObject({ code: 'not_found' })
    await expect(confirmReported(actorAs('inspector', 'fengxian'), decision(id))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await confirmReported(actorAs('planner', 'shanghai', 'above'), decision(id))
    await expect(enter('2025-Q4', away)).rejects.toMatchObject({ code: 'forbidden' })
    const seen = await listReported(away, reportedFilterSchema.parse({}))
    expect(seen.total).toBe(0)
  })

  it('takes one decision of two made at once', async () => {
    const { id } = await enter('2024')
    const results = await Promise.allSettled([
      confirmReported(reviewer, decision(id)),
      rejectReported(reviewer, decision(id, 1, '数字不符')),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    const line = { subjectId: id, action: { in: ['reported.confirm', 'reported.reject'] } }
    expect(await db.auditEvent.count({ where: line })).toBe(1)
  })
})

describe('one figure for one period', () => {
  it('tells a second entry, a second confirmation, and the way out', async () => {
    const { id: first } = await enter('2023')
    await expect(enter('2023', reviewer)).rejects.toMatchObject({
      code: 'conflict',
      fields: { '': [expect.stringContaining('待确认')] },
    })
    await confirmReported(reviewer, decision(first))
    const { id: second } = await enter('2023', reviewer, { value: '90', numerator: '', denominator: '' })
    await expect(confirmReported(planner, decision(second))).rejects.toMatchObject({
      code: 'conflict',
      fields: { '': [expect.stringContaining('已确认')] },
    })
    await expect(revokeReported(reviewer, decision(first, 2))).rejects.toMatchObject({ code: 'invalid' })
    await revokeReported(reviewer, decision(first, 2, '抄错'))
    await confirmReported(planner, decision(second))
    expect(await latest('2024-01-01')).toMatchObject({ value: 90, numerator: null })
  })

  it('asks for a reason to reject and refuses a stale form', async () => {
    const { id } = await enter('2022')
    await expect(rejectReported(reviewer, decision(id))).rejects.toMatchObject({
      fields: { note: expect.anything() },
    })
    await rejectReported(reviewer, decision(id, 1, '缺附件'))
    await expect(confirmReported(reviewer, decision(id))).rejects.toMatchObject({ code: 'conflict' })
    expect(await findReported(planner, id)).toMatchObject({ state: 'rejected', decisionNote: '缺附件' })
    expect(await findReported(planner, 'no-uuid')).toBeNull()
  })

  it('writes nothing for a figure that cannot be', async () => {
    const before = await db.reportedFigure.count()
    await expect(enter('2099')).rejects.toMatchObject({ fields: { period: expect.anything() } })
    await expect(enter('2021', planner, { value: '80' })).rejects.toMatchObject({
      fields: { value: expect.anything() },
    })
    await expect(enter('2021', planner, { region: '火星' })).rejects.toMatchObject({
      fields: { region: expect.anything() },
    })
    expect(await db.reportedFigure.count()).toBe(before)
  })
})
