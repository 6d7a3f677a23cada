import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/core/actor'
import { publicActor, systemActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { clearSetting, setSetting } from '@/lib/settings/commands'
import { getSettings, listSettings } from '@/lib/settings/queries'
import type { SetSettingInput } from '@/lib/settings/schema'
import { loadSettings } from '@/prisma/seed/load-settings'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const SHANGHAI = '310000'
const sysadmin = actorAs('sysadmin')
const input = (change: Partial<SetSettingInput> = {}): SetSettingInput => ({
  regionCode: SHANGHAI,
  key: 'mixedChildrenPerCarer',
  value: 6,
  source: '沪规〔2024〕4号',
  reason: '新规定',
  version: 0,
  ...change,
})
const ratioIn = async (code: string) => (await getSettings(publicActor, code)).mixedChildrenPerCarer
const lines = (regionCode: string, key = 'mixedChildrenPerCarer') =>
  db.auditEvent.findMany({
    where: { subjectType: 'setting', subjectId: `${regionCode}/${key}` },
    orderBy: { id: 'asc' },
  })

describe('settings', () => {
  it('resolve up the path, each saying whose it is, and leave a trace from → to', async () => {
    expect(await ratioIn(TOWNSHIPS[0])).toMatchObject({ value: 5, regionCode: null })
    await setSetting(sysadmin, input())
    const shanghai = { value: 6, regionCode: SHANGHAI, regionName: '上海市', source: '沪规〔2024〕4号' }
    expect(await ratioIn(TOWNSHIPS[0])).toEqual(shanghai)
    expect(await ratioIn('530102')).toMatchObject({ value: 5, regionCode: null })
    await setSetting(sysadmin, input({ regionCode: FENGXIAN, value: 4, source: '奉规' }))
    expect(await ratioIn(TOWNSHIPS[0])).toMatchObject({ value: 4, regionName: '奉贤区' })
    expect(await ratioIn(SHANGHAI)).toEqual(shanghai)

    await setSetting(sysadmin, input({ regionCode: FENGXIAN, value: 7, version: 1, reason: '改了' }))
    await clearSetting(sysadmin, {
      regionCode: FENGXIAN,
      key: 'mixedChildrenPerCarer',
      version: 2,
      reason: '并入市里',
    })
    expect(await ratioIn(FENGXIAN)).toEqual(shanghai)
    expect(await lines(FENGXIAN)).toMatchObject([
      { action: 'setting.set', before: null, after: { value: '4 人', source: '奉规' }, reason: '新规定' },
      { action: 'setting.change', before: { value: '4 人' }, after: { value: '7 人' }, reason: '改了' },
      { action: 'setting.clear', before: { value: '7 人' }, after: null, reason: '并入市里' },
    ])
  })

  it('shows an administrator every key and whose own it is', async () => {
    const settings = await listSettings(sysadmin, SHANGHAI)
    expect(settings.find(({ key }) => key === 'mixedChildrenPerCarer')).toMatchObject({
      value: 6,
      own: { version: 1, setByName: sysadmin.name },
    })
    expect(settings.find(({ key }) => key === 'videoDays')).toMatchObject({ value: 90, own: null })
    await expect(listSettings(sysadmin, '999999')).rejects.toMatchObject({ code: 'not_found' })
    await expect(getSettings(publicActor, '999999')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses a stale form, two at once, an unknown area and a value nobody set', async () => {
    await expect(setSetting(sysadmin, input({ value: 7 }))).rejects.toMatchObject({ code: 'conflict' })
    await expect(setSetting(sysadmin, input({ value: 7, version: 9 }))).rejects.toMatchObject({
      code: 'conflict',
    })
    const clear = { regionCode: SHANGHAI, key: 'mixedChildrenPerCarer', reason: '错了' } as const
    await expect(clearSetting(sysadmin, { ...clear, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(clearSetting(sysadmin, { ...clear, key: 'videoDays', version: 1 })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(setSetting(sysadmin, input({ regionCode: '999999' }))).rejects.toMatchObject({
      code: 'not_found',
    })

    const yunnan = (value: number) => setSetting(sysadmin, input({ regionCode: '530000', value }))
    const answers = await Promise.allSettled([yunnan(4), yunnan(6)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    })
    expect(await lines('530000')).toHaveLength(1)
  })

  it.each<[Role, boolean]>([
    ['public', false],
    ['parent', false],
    ['operator', false],
    ['reviewer', false],
    ['department', false],
    ['inspector', false],
    ['township', false],
    ['planner', false],
    ['sysadmin', true],
    ['secadmin', false],
    ['auditor', false],
    ['system', true],
  ])('%s may set and clear: %s', async (role, may) => {
    const actor = actorAs(role, 'fengxian')
    const own = input({ regionCode: TOWNSHIPS[1], key: 'videoDays', value: 120 })
    const clear = { regionCode: own.regionCode, key: own.key, reason: '不要了', version: 1 }
    if (may) {
      await setSetting(actor, own)
      await clearSetting(actor, clear)
    } else {
      await expect(setSetting(actor, own)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(clearSetting(actor, clear)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await db.jurisdictionSetting.count({ where: { regionCode: TOWNSHIPS[1] } })).toBe(0)
  })
})

describe('reference settings', () => {
  const file = path.resolve(import.meta.dirname, '../../../prisma/seed/reference/settings.json')
  const load = () => loadSettings(systemActor('参考数据'), file)
  const areaIn = async (code: string) => (await getSettings(publicActor, code)).areaPerChildSquareMetres
  const own = { regionCode: SHANGHAI, key: 'areaPerChildSquareMetres' } as const

  it('come once, and never over what an administrator decided', async () => {
    const written = JSON.parse(readFileSync(file, 'utf8')) as unknown[]
    expect(await load()).toBe(written.length)
    expect(await load()).toBe(0)
    expect(await areaIn(FENGXIAN)).toMatchObject({ value: 8, regionName: '上海市' })
    await setSetting(sysadmin, input({ ...own, value: 9, version: 1 }))
    expect(await load()).toBe(0)
    expect((await areaIn(FENGXIAN)).value).toBe(9)
    await clearSetting(sysadmin, { ...own, version: 2, reason: '不再要求' })
    expect(await load()).toBe(0)
    expect((await areaIn(FENGXIAN)).value).toBeNull()
  })
})
