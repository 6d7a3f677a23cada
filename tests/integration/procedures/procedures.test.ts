import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { addDays, toDateColumn } from '@/lib/format/date'
import { publishProcedure, setProcedureEnabled } from '@/lib/procedures/commands'
import { findProcedureFor, getProcedure, listProcedures } from '@/lib/procedures/queries'
import { publishProcedureSchema } from '@/lib/procedures/schema'
import { loadProcedures, readProcedures } from '@/prisma/seed/load-procedures'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
beforeAll(async () => {
  await makeDivisions()
  await transaction((tx) => loadProcedures(tx, seeds, '测试'))
})

const sysadmin = actorAs('sysadmin')
const anyone = actorAs('public')
const today = todayInShanghai()
const tomorrow = addDays(today, 1)
const NANQIAO = '310120101'
const filing = seeds.find((one) => one.kind === 'filing' && one.regionCode === '310000')?.definition
const publish = (change: object = {}, actor = sysadmin) =>
  publishProcedure(
    actor,
    publishProcedureSchema.parse({
      kind: 'filing',
      region: '310000 上海市',
      validFrom: tomorrow,
      source: '沪教委规〔2026〕1号（测试）',
      definition: JSON.stringify({ ...filing, title: '托育机构备案（新）' }),
      ...change,
    }),
  )
const inForce = (kind: 'filing' | 'licence', region: string, on: string) =>
  findProcedureFor(anyone, kind, region, on)

describe('which version a new case takes', () => {
  it('is the nearest jurisdiction’s', async () => {
    expect(await inForce('filing', NANQIAO, today)).toMatchObject({
      regionCode: '310000',
      definition: { competentDuty: 'education', texts: { noticeTitle: '依法开展托育服务告知书' } },
    })
    expect(await inForce('filing', '530102', today)).toMatchObject({
      regionCode: '100000',
      definition: { competentDuty: 'health' },
    })
    expect(await inForce('filing', NANQIAO, '2024-02-08')).toMatchObject({ regionCode: '100000' })
    expect(await inForce('licence', NANQIAO, today)).toBeNull()
    expect(await inForce('filing', '999999', today)).toBeNull()
  })

  it('changes on the start date of a new one and not for the cases already begun', async () => {
    const before = await inForce('filing', NANQIAO, today)
    const { id } = await publish()
    expect((await inForce('filing', NANQIAO, today))?.id).toBe(before?.id)
    expect(await inForce('filing', NANQIAO, tomorrow)).toMatchObject({ id, number: 2 })
    expect(await getProcedure(anyone, before?.id ?? '')).toMatchObject({ title: '托育机构备案' })
    await setProcedureEnabled(sysadmin, { id, isEnabled: false, reason: '推迟' })
    expect((await inForce('filing', NANQIAO, tomorrow))?.id).toBe(before?.id)
    expect(await getProcedure(anyone, id)).toMatchObject({ isEnabled: false })
    await expect(
      setProcedureEnabled(sysadmin, { id, isEnabled: false, reason: '推迟' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await setProcedureEnabled(sysadmin, { id, isEnabled: true, reason: '如期' })
    const lines = await db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(lines.map((line) => line.action)).toEqual([
      'procedure.publish',
      'procedure.disable',
      'procedure.enable',
    ])
  })
})

describe('publishing', () => {
  it.each(['reviewer', 'planner', 'secadmin', 'auditor', 'operator', 'public', 'department'] as const)(
    'is not for a %s, nor is switching',
    async (role) => {
      const actor = actorAs(role, role === 'secadmin' || role === 'auditor' ? 'none' : 'fengxian')
      const [any] = await db.procedureVersion.findMany({ take: 1 })
      await expect(publish({ validFrom: addDays(today, 40) }, actor)).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(
        setProcedureEnabled(actor, { id: any?.id ?? '', isEnabled: false, reason: 'x' }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    },
  )

  it('says what is wrong, and where, in Chinese', async () => {
    const text = (change: object) => ({
      definition: JSON.stringify({ ...filing, ...change }),
      validFrom: addDays(today, 9),
    })
    const refused = (change: object, field: string, words: string) =>
      expect(publish(change)).rejects.toMatchObject({
        code: 'invalid',
        fields: { [field]: expect.arrayContaining([expect.stringContaining(words)]) },
      })
    await refused({ validFrom: addDays(today, -1) }, 'validFrom', '不能早于今天')
    await refused({ validFrom: tomorrow }, 'validFrom', '已经有一版')
    await refused({ definition: '{"title": "半截' }, 'definition', '不是完整的 JSON')
    await refused({ region: '亚特兰蒂斯' }, 'region', '没有找到')
    await refused(text({ title: 5 }), 'definition', '标题（title）：应当是文字')
    await refused(text({ summary: undefined }), 'definition', '简介（summary）：缺少这一项')
    await refused(text({ competentDuty: 'navy' }), 'definition', '受理部门（competentDuty）：只能是')
    await refused({ ...text({}), kind: 'change' }, 'definition', '只能是 change')
    await refused({ ...text({ effect: 'cancel' }), kind: 'home_filing' }, 'definition', '只能是 file')
    const pages = [{ id: 'one', title: '一', fields: ['name', 'religion'] }]
    await refused(
      text({ pages }),
      'definition',
      '页 › 第 1 项 › 字段 › 第 2 项（pages.0.fields.1）：religion 不在',
    )
    await refused(text({ pages: [] }), 'definition', '页（pages）：')
    const problems = await publish(text({ title: 5, pages: 'x', clocks: [{ days: -1 }] })).catch(
      (error) => error.fields.definition as string[],
    )
    expect(problems).not.toContainEqual(expect.stringMatching(/：.*[A-Za-z]{4,}.*expected|Invalid|无效/))
  })

  it('gives one number to one of two who publish at once', async () => {
    const results = await Promise.allSettled([
      publish({ region: '310120', validFrom: tomorrow }),
      publish({ region: '310120', validFrom: addDays(today, 2) }),
      publish({ region: '310120', validFrom: addDays(today, 3) }),
    ])
    const made = await db.procedureVersion.findMany({
      where: { regionCode: '310120' },
      orderBy: { number: 'asc' },
    })
    expect(made.map((row) => row.number)).toEqual(made.map((_row, index) => index + 1))
    expect(made).toHaveLength(results.filter((result) => result.status === 'fulfilled').length)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' })
  })

  it('never rewrites: the database refuses', async () => {
    const row = await db.procedureVersion.findFirstOrThrow()
    await expect(
      db.procedureVersion.update({ where: { id: row.id }, data: { source: '改' } }),
    ).rejects.toThrow(/not rewritten/)
    await expect(db.procedureVersion.delete({ where: { id: row.id } })).rejects.toThrow(/not rewritten/)
  })
})

describe('loading the shipped procedures', () => {
  it('adds nothing a second time and leaves a differing text alone', async () => {
    expect(await transaction((tx) => loadProcedures(tx, seeds, '测试'))).toEqual({ added: 0, differing: 0 })
    const [first, ...rest] = structuredClone(seeds)
    if (!first) throw new Error('no seeds')
    first.definition.summary = '改过的简介'
    expect(await transaction((tx) => loadProcedures(tx, [first, ...rest], '测试'))).toEqual({
      added: 0,
      differing: 1,
    })
    const key = { kind: first.kind, regionCode: first.regionCode, validFrom: toDateColumn(first.validFrom) }
    const stored = await db.procedureVersion.findFirstOrThrow({ where: key })
    expect(JSON.stringify(stored.definition)).not.toContain('改过的简介')
  })

  it('lists them all for whoever asks', async () => {
    const rows = await listProcedures(anyone)
    expect(rows.filter((row) => row.number === 1 && row.regionCode !== '310120')).toHaveLength(13)
    expect(rows.find((row) => row.kind === 'licence')).toMatchObject({
      isEnabled: false,
      regionName: '中华人民共和国',
    })
  })
})
