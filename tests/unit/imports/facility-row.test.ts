import { describe, expect, test } from 'vitest'
import { facilityRowSchema } from '@/lib/imports/kinds/facility-row'

const TODAY = '2026-11-22'
const good: Record<string, string> = {
  机构名称: '南桥小太阳托育园',
  统一社会信用代码: '91310120MA1HL0000T',
  区划代码: '310120101',
  地址: '解放东路1号',
  类型: '托育机构',
  性质: '民办营利',
  普惠: '是',
  乳儿班托位: '',
  托小班托位: '15',
  托大班托位: '20',
  混合班托位: '',
  在托人数: '30',
  备案日期: '2024/5/6',
  经度: '121.4',
  纬度: '30.9',
  坐标系: 'WGS84',
}
const read = (change: Record<string, string>) =>
  facilityRowSchema(TODAY).safeParse({ ...good, 统一社会信用代码: '', ...change })

const problems = (change: Record<string, string>) => {
  const result = read(change)
  return result.success
    ? []
    : result.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
}

describe('a good row', () => {
  test('keeps what is given and leaves the blank unknown', () => {
    const result = read({})
    expect(result.data?.given).toMatchObject({
      kind: 'care_institution',
      ownership: 'for_profit',
      inclusive: true,
      places_infant: null,
      places_toddler: 15,
      enrolled: 30,
      filing_state: 'filed',
      filed_on: '2024-05-06',
      lng: 121.4,
      lat: 30.9,
      position_system: 'WGS84',
    })
  })

  test.each([
    [{ 区划代码: '310120101000' }, { region_code: '310120101' }],
    [{ 区划代码: '310120' }, { region_code: '310120' }],
    [
      { 备案日期: '', 备案状态: '未备案' },
      { filing_state: 'not_filed', filed_on: null },
    ],
    [{ 备案日期: '' }, { filing_state: null, filed_on: null }],
    [{ 普惠: '' }, { inclusive: null }],
    [{ 托小班托位: '0' }, { places_toddler: 0 }],
    [{ 全日托保育费: '1200.50' }, { fee_full_day_yuan: 1200.5 }],
    [{ 位置精度: '兴趣点' }, { position_precision: 'poi' }],
    [{ 坐标系: 'gcj-02' }, { position_system: 'GCJ02' }],
    [{ 统一社会信用代码: '91110108551385082Q' }, { credit_code: '91110108551385082Q' }],
  ])('%j', (change, expected) => {
    expect(read(change).data?.given).toMatchObject(expected)
  })

  test('GCJ-02 is moved to WGS-84', () => {
    const given = read({ 坐标系: 'GCJ02' }).data?.given
    expect(Math.abs(Number(given?.lng) - 121.4)).toBeGreaterThan(0.003)
    expect(Math.abs(Number(given?.lng) - 121.4)).toBeLessThan(0.006)
  })
})

describe('a wrong cell is named with its reason', () => {
  test.each([
    [{ 机构名称: '' }, '机构名称: 请填写机构名称'],
    [{ 机构名称: '园'.repeat(201) }, '机构名称: 最多 200 个字，现有 201 个'],
    [{ 统一社会信用代码: '91110108551385082A' }, '统一社会信用代码: 统一社会信用代码的校验位不对，请核对'],
    [{ 统一社会信用代码: '123' }, '统一社会信用代码: 统一社会信用代码应为 18 位'],
    [{ 区划代码: '3101' }, '区划代码: “3101”不是区划代码，应为 6、9 或 12 位数字'],
    [
      { 类型: '早教中心' },
      '类型: 没有“早教中心”这一项，应为：托育机构、综合托育机构、幼儿园托班、社区宝宝屋、用人单位托育、家庭托育点',
    ],
    [
      { 类型: 'constructor' },
      '类型: 没有“constructor”这一项，应为：托育机构、综合托育机构、幼儿园托班、社区宝宝屋、用人单位托育、家庭托育点',
    ],
    [{ 性质: '国有' }, '性质: 没有“国有”这一项，应为：公办、民办非营利、民办营利'],
    [{ 普惠: 'Y' }, '普惠: 没有“Y”这一项，应为：是、否'],
    [{ 托小班托位: '3.5' }, '托小班托位: 应为不小于 0 的整数（个），不清楚就留空，现为“3.5”'],
    [{ 托大班托位: '-1' }, '托大班托位: 应为不小于 0 的整数（个），不清楚就留空，现为“-1”'],
    [{ 乳儿班托位: '十' }, '乳儿班托位: 应为不小于 0 的整数（个），不清楚就留空，现为“十”'],
    [{ 混合班托位: '10000' }, '混合班托位: “10000”超过上限 9999'],
    [{ 在托人数: '1e3' }, '在托人数: 应为不小于 0 的整数（人），不清楚就留空，现为“1e3”'],
    [{ 备案日期: '2025-02-30' }, '备案日期: “2025-02-30”不是真实存在的日期，应形如 2025-07-11'],
    [{ 备案日期: '2026-11-23' }, '备案日期: 备案日期不能晚于今天'],
    [{ 备案状态: '未备案' }, '备案状态: 填了备案日期，备案状态就不能是“未备案”'],
    [{ 经度: '30.9', 纬度: '121.4' }, '经度: 经度和纬度填反了，请对调'],
    [{ 经度: '139.7', 纬度: '35.7' }, '经度: 坐标不在中国境内，请核对坐标和坐标系'],
    [{ 经度: '13514000.5', 纬度: '3600000.1' }, '经度: 不是经纬度度数（像是投影坐标的米数），请换算成度'],
    [{ 经度: '' }, '经度: 经度和纬度要一起填写'],
    [{ 纬度: '' }, '纬度: 经度和纬度要一起填写'],
    [{ 坐标系: '' }, '坐标系: 填了经纬度就要填坐标系，否则位置会偏几百米'],
    [{ 坐标系: '北京54' }, '坐标系: 没有“北京54”这一项，应为：WGS84、CGCS2000、GCJ02、BD09'],
    [{ 全日托保育费: '-5' }, '全日托保育费: 应为不小于 0 的金额（元/月）'],
    [{ 全日托保育费: '1200.555' }, '全日托保育费: 最多 2 位小数'],
  ])('%j', (change, expected) => {
    expect(problems(change)).toEqual([expected])
  })

  test('several wrong cells are all named', () => {
    expect(problems({ 类型: 'x', 托小班托位: '-1', 普惠: '？' })).toHaveLength(3)
  })
})
