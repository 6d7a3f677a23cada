import { formatExact } from '@/lib/format/number'
import { RATIO_SETTINGS } from './ratio-settings'
import { RETENTION_SETTINGS } from './retention-settings'
import { type CarryOver, TRAINING_SETTINGS } from './training-settings'

/** A document and where in it. `article` is a number, or the part's name where the text has no numbers. */
export type Citation = { document: string; article: string }

export const DOCUMENTS = {
  establishment: '《托育机构设置标准（试行）》国卫人口发〔2019〕58号',
  management: '《托育机构管理规范（试行）》国卫人口发〔2019〕58号',
  buildings: '《托儿所、幼儿园建筑设计规范》JGJ 39-2016（2019年版）',
  fireGuide: '《托育机构消防安全指南（试行）》国卫办人口函〔2022〕21号',
  healthCheck: '《托育机构卫生评价基本标准（试行）》国卫办妇幼发〔2022〕11号',
  home: '《家庭托育点管理办法（试行）》2023年',
  healthCare: '《托儿所幼儿园卫生保健管理办法》卫生部、教育部令第76号',
  guards: '《保安服务管理条例》',
  foodSafety: '《食品安全法》',
  shanghai2018: '《上海市3岁以下幼儿托育机构设置标准（试行）》2018年',
} as const

const LOCAL_RULE: Citation = { document: '本地规定', article: '' }

/** What one source says about a matter on which sources differ. */
export type SourceView = { says: string; source: Citation }

type Common = {
  label: string
  /** What the value decides, for the administrator. */
  explains: string
  /** Where the portal's own default comes from. */
  source: Citation
  /** Every source on the matter, where more than one speaks. */
  views: readonly SourceView[]
}
type ChoiceDefinition = Common & {
  kind: 'choice'
  fallback: string
  choices: Readonly<Record<string, string>>
}
type NumberDefinition = Common & {
  kind: 'number'
  /** null: the portal has no default, nothing is asked until an area sets a number. */
  fallback: number | null
  unit: string
  minimum: number
  maximum: number
  decimals: 0 | 1
  /** A calendar year: written without a thousands separator. */
  isYear?: boolean
}
export type SettingDefinition = ChoiceDefinition | NumberDefinition

/** jgj39: ground floor, toddler class 2/F; fire_guide: up to 3/F; local_two: up to 2/F. */
export const FLOOR_RULES = ['jgj39', 'fire_guide', 'local_two'] as const
export type FloorRule = (typeof FLOOR_RULES)[number]

const number = (
  definition: Omit<NumberDefinition, 'kind' | 'views'> & { views?: readonly SourceView[] },
) => ({
  kind: 'number' as const,
  views: [],
  ...definition,
})

/** What a jurisdiction may set. A key is stored (jurisdiction_settings.key): never rename one. */
export const SETTINGS = {
  floorRule: {
    kind: 'choice',
    label: '生活用房可以在几层',
    explains: '各份文件对楼层的要求不同，这里决定本地自查和核对按哪一份。',
    fallback: 'fire_guide' satisfies FloorRule as string,
    choices: {
      fire_guide: '一层至三层（消防安全指南）',
      jgj39: '一层；托大班确有困难可在二层（建筑设计规范）',
      local_two: '一层至二层（本地规定）',
    } satisfies Record<FloorRule, string> as Readonly<Record<string, string>>,
    source: { document: DOCUMENTS.fireGuide, article: '设置要求' },
    views: [
      {
        says: '生活用房布置在一层；确有困难时托大班可在二层，不超过 60 人',
        source: { document: DOCUMENTS.buildings, article: '4.1.3B' },
      },
      { says: '布置在三层及以下', source: { document: DOCUMENTS.fireGuide, article: '设置要求' } },
      { says: '一些地方只许在一层、二层', source: LOCAL_RULE },
    ],
  },
  mixedChildrenPerCarer: number({
    label: '混合班每名保育人员最多照护几名婴幼儿',
    explains:
      '全国没有规定混合班的照护比例，由本地定。没有定的，自查和备案按 1:5 提示；每天的照护比例不判定够不够。',
    fallback: 5,
    unit: '人',
    minimum: 3,
    maximum: 7,
    decimals: 0,
    source: { document: '本平台默认值（全国没有规定）', article: '' },
    views: [
      {
        says: '乳儿班 1:3、托小班 1:5、托大班 1:7，没有写混合班',
        source: { document: DOCUMENTS.establishment, article: '第二十条' },
      },
    ],
  }),
  areaPerChildSquareMetres: number({
    label: '每名婴幼儿的建筑面积',
    explains: '全国没有规定。不填就不核对这一项。',
    fallback: null,
    unit: '㎡',
    minimum: 1,
    maximum: 30,
    decimals: 1,
    source: { document: DOCUMENTS.establishment, article: '没有规定人均面积' },
  }),
  homeAreaPerChildSquareMetres: number({
    label: '家庭托育点每名婴幼儿的建筑面积',
    explains: '家庭托育点按收托人数核对住宅的建筑面积。',
    fallback: 9,
    unit: '㎡',
    minimum: 1,
    maximum: 30,
    decimals: 1,
    source: { document: DOCUMENTS.home, article: '人均建筑面积' },
  }),
  outdoorAreaPerChildSquareMetres: number({
    label: '每名婴幼儿的室外活动场地',
    explains: '人口密集的城区改建、扩建确有困难的，可以定为 2 ㎡。',
    fallback: 3,
    unit: '㎡',
    minimum: 0,
    maximum: 20,
    decimals: 1,
    source: { document: DOCUMENTS.buildings, article: '3.2.3' },
    views: [
      {
        says: '人均不小于 3 ㎡；人口密集城区改建、扩建确有困难的，不小于 2 ㎡',
        source: { document: DOCUMENTS.buildings, article: '3.2.3' },
      },
      {
        says: '可以利用附近安全的公共场地，没有写面积',
        source: { document: DOCUMENTS.establishment, article: '场地设施' },
      },
    ],
  }),
  videoDays: number({
    label: '监控录像保存天数',
    explains: '各份文件写的天数不同，按最严的 90 天；本地可以更长，不能更短。',
    fallback: 90,
    unit: '天',
    minimum: 90,
    maximum: 365,
    decimals: 0,
    source: { document: DOCUMENTS.management, article: '第三十二条' },
    views: [
      { says: '不少于 90 日', source: { document: DOCUMENTS.management, article: '第三十二条' } },
      { says: '不少于 30 日', source: { document: DOCUMENTS.fireGuide, article: '安全疏散和监控' } },
      { says: '不少于 30 日', source: { document: DOCUMENTS.guards, article: '第二十五条' } },
    ],
  }),
  windowSharePercent: number({
    label: '窗洞开口面积占房间面积',
    explains: '婴幼儿生活用房的采光。',
    fallback: 20,
    unit: '%',
    minimum: 5,
    maximum: 50,
    decimals: 1,
    source: { document: DOCUMENTS.healthCheck, article: '环境卫生' },
  }),
  leaseYears: number({
    label: '租赁期限',
    explains: '租来的场地，租期至少几年。',
    fallback: 3,
    unit: '年',
    minimum: 3,
    maximum: 20,
    decimals: 0,
    source: { document: DOCUMENTS.establishment, article: '第十一条' },
  }),
  observationRoomSquareMetres: number({
    label: '保健观察室面积',
    explains: '保健观察室的建筑面积。',
    fallback: 6,
    unit: '㎡',
    minimum: 6,
    maximum: 30,
    decimals: 1,
    source: { document: DOCUMENTS.healthCheck, article: '设施设备' },
  }),
  olderCombinedRoomSquareMetres: number({
    label: '托大班活动室与寝室合并时的面积',
    explains: '建筑设计规范的两个版本写的面积不同，默认按 2019 年版。',
    fallback: 105,
    unit: '㎡',
    minimum: 50,
    maximum: 150,
    decimals: 1,
    source: { document: DOCUMENTS.buildings, article: '4.2（托儿所生活用房）' },
    views: [
      { says: '合并时 105 ㎡', source: { document: DOCUMENTS.buildings, article: '4.3（幼儿园生活用房）' } },
      {
        says: '合并时 120 ㎡',
        source: { document: '《托儿所、幼儿园建筑设计规范》JGJ 39-2016（2016年版）', article: '4.3' },
      },
    ],
  }),
  ...RATIO_SETTINGS,
  ...RETENTION_SETTINGS,
  ...TRAINING_SETTINGS,
} as const satisfies Record<string, SettingDefinition>

export type SettingKey = keyof typeof SETTINGS
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]

type ValueOf<K extends SettingKey> = K extends 'floorRule'
  ? FloorRule
  : K extends 'trainingCarryOver'
    ? CarryOver
    : (typeof SETTINGS)[K] extends { fallback: null }
      ? number | null
      : number
export type SettingValue = string | number | null

/** A value in force for an area; `regionCode` null: the portal's default, nobody set it. */
export type Setting<T> = {
  value: T
  regionCode: string | null
  regionName: string
  /** Document and article the area set it by, or the default's. */
  source: string
}
export type Settings = { [K in SettingKey]: Setting<ValueOf<K>> }

export type StoredSetting = {
  regionCode: string
  regionName: string
  key: string
  value: unknown
  source: string
}

export const citationText = ({ document, article }: Citation): string =>
  [document, article].filter((part) => part !== '').join(' ')

/** A value in words: 5 人, 20%, 一层至三层（消防安全指南）. */
export function settingText(key: SettingKey, value: SettingValue): string {
  const definition: SettingDefinition = SETTINGS[key]
  if (value === null) return '不作要求'
  if (definition.kind === 'choice') return definition.choices[String(value)] ?? ''
  if (definition.isYear) return `${value} ${definition.unit}`
  return `${formatExact(Number(value))}${definition.unit === '%' ? '%' : ` ${definition.unit}`}`
}

/** True for a value the key may hold. null only where nothing needs to be asked. */
export function isSettingValue(key: SettingKey, value: unknown): value is SettingValue {
  const definition: SettingDefinition = SETTINGS[key]
  if (definition.kind === 'choice')
    return typeof value === 'string' && Object.hasOwn(definition.choices, value)
  if (value === null) return definition.fallback === null
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  const scaled = value * 10 ** definition.decimals
  return (
    value >= definition.minimum && value <= definition.maximum && Math.abs(scaled - Math.round(scaled)) < 1e-9
  )
}

/** Each key's value for the area at the end of the path: the nearest area that set it, else the default. */
export function settingsFrom(rows: readonly StoredSetting[], regionPath: string): Settings {
  const upwards = regionPath.split('/').reverse()
  const inForce = SETTING_KEYS.map((key) => {
    const valid = rows.filter((row) => row.key === key && isSettingValue(key, row.value))
    const nearest = upwards.flatMap((code) => valid.filter((row) => row.regionCode === code))[0]
    return [key, nearest ? settingOf(nearest) : defaultOf(key)]
  })
  return Object.fromEntries(inForce)
}

const settingOf = ({ value, regionCode, regionName, source }: StoredSetting) => ({
  value,
  regionCode,
  regionName,
  source,
})

const defaultOf = (key: SettingKey) => ({
  value: SETTINGS[key].fallback,
  regionCode: null,
  regionName: '全国通用',
  source: citationText(SETTINGS[key].source),
})

/** What holds where no area has set anything. */
export const DEFAULT_SETTINGS: Settings = settingsFrom([], '')
