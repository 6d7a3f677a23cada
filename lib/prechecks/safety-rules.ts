import { formatExact } from '@/lib/format/number'
import { DOCUMENTS, type Settings } from '@/lib/settings/rules'
import {
  atLeast,
  fallsShort,
  fits,
  mustBe,
  notApplicable,
  type Rule,
  settingNote,
  unknown,
  type Verdict,
} from './check'
import type { SiteFacts } from './facts'

/** 托育机构消防安全指南（试行）: one for every so many ㎡, and never fewer than two at a point. */
const SQUARE_METRES_PER_EXTINGUISHER = 50
const LEAST_EXTINGUISHERS = 2

const FIRE_GUIDE = [{ document: DOCUMENTS.fireGuide, article: '设施设备' }]

function checkExtinguishers(facts: SiteFacts): Verdict {
  const { buildingAreaSquareMetres: area, powderExtinguishers: powder, waterExtinguishers: water } = facts
  const words = {
    required:
      '每 50 ㎡至少 1 具 5 公斤以上 ABC 类干粉灭火器，或 2 具 6 升水基型灭火器；每个设置点不少于 2 具',
    note: '灭火器要放在好拿的地方，压力在绿区，不过期。',
  }
  if (powder === null && water === null)
    return unknown(words, '数一数灭火器，干粉和水基型分开填，没有就填 0。')
  const actual = `干粉 ${powder ?? 0} 具，水基型 ${water ?? 0} 具`
  if (area === null) return unknown(words, '填上建筑面积，才能算出要几具。', actual)
  const have = (powder ?? 0) + Math.floor((water ?? 0) / 2)
  const need = Math.max(1, Math.ceil(area / SQUARE_METRES_PER_EXTINGUISHER - 1e-9))
  const atPoints = (powder ?? 0) + (water ?? 0) >= LEAST_EXTINGUISHERS
  const rule = {
    ...words,
    required: `${words.required}。${formatExact(area)} ㎡合计要 ${need} 具干粉灭火器（或加倍的水基型），总数不少于 2 具`,
  }
  if (have >= need && atPoints) return fits(rule, actual)
  return powder === null || water === null
    ? unknown(rule, '干粉和水基型都要填，没有就填 0。', actual)
    : fallsShort(rule, actual, '按面积补足灭火器，每个设置点放 2 具。')
}

function checkMeals({ meals, hasFoodPermit, hasMealContract }: SiteFacts): Verdict {
  const required = '自己做饭要有《食品经营许可证》；由供餐单位送餐要有供餐合同和供餐单位的许可证'
  if (meals === null) return unknown({ required }, '填上准备怎样供餐。')
  if (meals === 'none') return notApplicable(required, '不提供餐食。')
  return meals === 'own_kitchen'
    ? mustBe(
        {
          required: '自己做饭，要有《食品经营许可证》',
          yes: '有，或确认能办',
          no: '没有',
          ask: '问市场监管部门这里的厨房能不能办《食品经营许可证》。',
          remedy: '先办《食品经营许可证》；办不下来的，改由有许可证的供餐单位送餐。',
        },
        hasFoodPermit,
      )
    : mustBe(
        {
          required: '由供餐单位送餐，要有供餐合同，供餐单位要有《食品经营许可证》',
          yes: '有',
          no: '没有',
          ask: '填上有没有供餐合同和供餐单位的许可证。',
          remedy: '与有《食品经营许可证》的供餐单位签合同，留存许可证复印件。',
        },
        hasMealContract,
      )
}

/** Institutions and home facilities keep what their cameras saw for the same time, by documents of their own. */
export function checkVideo({ videoDays }: SiteFacts, settings: Settings): Verdict {
  const { value: days } = settings.videoDays
  const words = {
    required: `婴幼儿生活和活动区域全覆盖，录像保存不少于 ${days} 天`,
    note: settingNote('videoDays', settings),
    unit: '天',
    ask: '问安装公司录像能存几天，填上再查。',
    remedy: `加硬盘或换录像机，存满 ${days} 天。`,
  }
  return atLeast(words, videoDays, days)
}

export const SAFETY_RULES: readonly Rule[] = [
  {
    code: 'video',
    title: '监控录像',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.management, article: '第三十二条' }],
    setting: 'videoDays',
    check: checkVideo,
  },
  {
    code: 'extinguishers',
    title: '灭火器',
    kinds: ['institution'],
    sources: FIRE_GUIDE,
    check: checkExtinguishers,
  },
  {
    code: 'two_doors',
    title: '疏散门',
    kinds: ['institution'],
    sources: FIRE_GUIDE,
    check: ({ hasTwoDoors }) =>
      mustBe(
        {
          required: '面积大于 50 ㎡的房间至少有两个疏散门',
          yes: '是，或没有大于 50 ㎡的房间',
          no: '有房间只有一个门',
          ask: '到现场看每间大于 50 ㎡的房间有几个门。',
          remedy: '给这些房间再开一个门，或把房间隔到 50 ㎡以内。开门前请问房东和消防部门。',
        },
        hasTwoDoors,
      ),
  },
  {
    code: 'smoke_detection',
    title: '火灾报警',
    kinds: ['institution'],
    sources: FIRE_GUIDE,
    check: ({ hasSmokeDetection }) =>
      mustBe(
        {
          required: '有火灾自动报警系统；小型机构可用联网的独立式感烟火灾探测报警器',
          note: '大中型机构还要有自动喷水灭火系统。',
          yes: '有',
          no: '没有',
          ask: '看一看有没有烟感报警，填上再查。',
          remedy: '装火灾自动报警系统，或联网的独立式感烟火灾探测报警器。',
        },
        hasSmokeDetection,
      ),
  },
  {
    code: 'ebike_ban',
    title: '电动自行车',
    kinds: ['institution'],
    sources: FIRE_GUIDE,
    check: ({ bansEbikes }) =>
      mustBe(
        {
          required: '场所内不停放电动自行车，也不给它充电',
          yes: '不停放、不充电',
          no: '有停放或充电',
          ask: '看一看门厅、楼梯间和院子，填上再查。',
          remedy: '把电动自行车移到楼外规定的地方停放和充电。',
        },
        bansEbikes,
      ),
  },
  {
    code: 'meals',
    title: '供餐',
    kinds: ['institution'],
    sources: [
      { document: '《托育机构登记和备案办法（试行）》国卫办人口发〔2019〕25号', article: '第八条' },
      { document: DOCUMENTS.foodSafety, article: '食品经营许可' },
    ],
    check: checkMeals,
  },
]
