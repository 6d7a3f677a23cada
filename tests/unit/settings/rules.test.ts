import { describe, expect, it } from 'vitest'
import {
  DEFAULT_SETTINGS,
  isSettingValue,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type StoredSetting,
  settingsFrom,
  settingText,
} from '@/lib/settings/rules'
import { clearSettingSchema, readSettingText, setSettingSchema } from '@/lib/settings/schema'

const row = (
  regionCode: string,
  value: unknown,
  key: SettingKey = 'mixedChildrenPerCarer',
): StoredSetting => ({
  regionCode,
  regionName: `${regionCode}名`,
  key,
  value,
  source: `${regionCode}文件`,
})

describe('settingsFrom', () => {
  const path = '100000/310000/310120'
  it.each<[rows: StoredSetting[], value: number, whose: string | null]>([
    [[], 5, null],
    [[row('310000', 6)], 6, '310000'],
    [[row('310000', 6), row('310120', 4)], 4, '310120'],
    [[row('310120', 4), row('310000', 6), row('100000', 7)], 4, '310120'],
    [[row('530000', 7)], 5, null],
    [[row('310120', 99), row('310000', 6)], 6, '310000'],
    [[row('310120', 'six')], 5, null],
    [[row('310120', 20, 'windowSharePercent')], 5, null],
  ])('%# nearest up the path', (rows, value, whose) => {
    const { mixedChildrenPerCarer: setting } = settingsFrom(rows, path)
    expect([setting.value, setting.regionCode]).toEqual([value, whose])
    expect(setting.source).toBe(whose ? `${whose}文件` : '本平台默认值（全国没有规定）')
    expect(setting.regionName).toBe(whose ? `${whose}名` : '全国通用')
  })

  it('lets an area ask for nothing where the area above asks', () => {
    const key = 'areaPerChildSquareMetres'
    const { areaPerChildSquareMetres } = settingsFrom([row('310000', 8, key), row('310120', null, key)], path)
    expect(areaPerChildSquareMetres).toMatchObject({ value: null, regionCode: '310120' })
  })
})

describe('every setting', () => {
  it.each(SETTING_KEYS)('%s has a default it may hold, with its source', (key) => {
    expect(isSettingValue(key, SETTINGS[key].fallback)).toBe(true)
    expect(DEFAULT_SETTINGS[key]).toMatchObject({ value: SETTINGS[key].fallback, regionCode: null })
    expect(SETTINGS[key].source.document).not.toBe('')
    expect(settingText(key, SETTINGS[key].fallback)).not.toBe('')
  })
})

describe('readSettingText', () => {
  it.each<[key: SettingKey, text: string, value: unknown]>([
    ['floorRule', 'jgj39', 'jgj39'],
    ['floorRule', 'roof', undefined],
    ['floorRule', 'toString', undefined],
    ['floorRule', '', undefined],
    ['videoDays', '90', 90],
    ['videoDays', '１８０', 180],
    ['videoDays', '89', undefined],
    ['videoDays', '366', undefined],
    ['videoDays', '90.5', undefined],
    ['videoDays', '', undefined],
    ['areaPerChildSquareMetres', '', null],
    ['areaPerChildSquareMetres', ' 8.5 ', 8.5],
    ['areaPerChildSquareMetres', '8.55', undefined],
    ['areaPerChildSquareMetres', '-8', undefined],
    ['areaPerChildSquareMetres', '1e1', undefined],
    ['areaPerChildSquareMetres', '9'.repeat(400), undefined],
    ['outdoorAreaPerChildSquareMetres', '0', 0],
  ])('%s %j → %s', (key, text, value) => {
    expect(readSettingText(key, text)).toBe(value)
  })
})

describe('the forms', () => {
  const form = {
    regionCode: '310000',
    key: 'videoDays',
    value: '120',
    source: '沪规〔2024〕4号',
    reason: '新规定',
  }
  it('reads a good one', () => {
    expect(setSettingSchema.parse(form)).toEqual({ ...form, value: 120, version: 0 })
  })
  it.each([
    ['value', '80', /90 到 365/],
    ['source', '', /依据/],
    ['reason', ' ', /原因/],
    ['key', 'password', /没有这项/],
    ['regionCode', '31', /不存在/],
  ])('%s %j is refused at its field', (name, value, message) => {
    const { error } = setSettingSchema.safeParse({ ...form, [name]: value })
    expect(error?.issues[0]?.path).toEqual([name])
    expect(error?.issues[0]?.message).toMatch(message)
  })
  it('gives up only what it saw', () => {
    expect(clearSettingSchema.safeParse({ ...form, version: '0' }).success).toBe(false)
    expect(clearSettingSchema.safeParse({ ...form, version: '2' }).success).toBe(true)
  })
})
