import type { SettingDefinition } from './rules'

const OWN = { document: '本平台默认值（全国没有规定）', article: '' }

const number = (definition: {
  label: string
  explains: string
  fallback: number
  unit: string
  minimum: number
  maximum: number
}) => ({ kind: 'number' as const, decimals: 0 as const, source: OWN, views: [], ...definition })

/** How the ratio of a day is looked at. No document of the country says any of this; an area's own may. */
export const RATIO_SETTINGS = {
  ratioFromHour: number({
    label: '每天从几点起核对照护比例',
    explains: '早到、晚接时段婴幼儿少，不核对。班里在这段时间内任何时刻的保育人员都要够。',
    fallback: 9,
    unit: '点',
    minimum: 6,
    maximum: 11,
  }),
  ratioUntilHour: number({
    label: '每天到几点止核对照护比例',
    explains: '与起点合起来是核对的时段。',
    fallback: 16,
    unit: '点',
    minimum: 12,
    maximum: 20,
  }),
  ratioShortDays: number({
    label: '照护比例不足几天后告知主管部门',
    explains: '机构当时就会收到提醒；在下面的天数内不足达到这个天数，再告知本区县的审核员和检查员。',
    fallback: 3,
    unit: '天',
    minimum: 1,
    maximum: 20,
  }),
  ratioWindowDays: number({
    label: '在多少天内计算不足的天数',
    explains: '含当天，按自然日。',
    fallback: 14,
    unit: '天',
    minimum: 7,
    maximum: 90,
  }),
} satisfies Record<string, SettingDefinition>
