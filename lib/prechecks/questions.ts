import { CLASS_AGE_LABELS, CLASS_KIND_LABELS } from '@/lib/facilities/labels'
import { CLASS_KINDS, type ClassKind } from '@/lib/facilities/rules'
import type { SiteKind } from './facts'

type Asked = { name: string; label: string; hint?: string }
type FigureQuestion = Asked & { kind: 'figure' | 'whole'; unit: string }
type ChoiceQuestion = Asked & {
  kind: 'choice' | 'choices'
  options: readonly { value: string; label: string }[]
}
export type Question = FigureQuestion | ChoiceQuestion

/** Questions asked together; `fold`: one may have none of it. */
export type Section = {
  id: string
  title: string
  lead?: string
  kinds: readonly SiteKind[]
  fold?: true
  questions: readonly Question[]
}

const INSTITUTION: readonly SiteKind[] = ['institution']
const HOME: readonly SiteKind[] = ['home']

const DO_NOT_KNOW = { value: '', label: '还不知道' }
const yesNo = (name: string, label: string, hint?: string, words = { yes: '是', no: '否' }): Question => ({
  name,
  label,
  hint,
  kind: 'choice',
  options: [{ value: '1', label: words.yes }, { value: '0', label: words.no }, DO_NOT_KNOW],
})
const figure = (name: string, label: string, unit: string, hint?: string): Question => ({
  name,
  label,
  unit,
  hint,
  kind: 'figure',
})
const whole = (name: string, label: string, unit: string, hint?: string): Question => ({
  name,
  label,
  unit,
  hint,
  kind: 'whole',
})

const HAVE = { yes: '有', no: '没有' }

const classSection = (kind: ClassKind): Section => {
  const word = CLASS_KIND_LABELS[kind]
  const area = '使用面积，不同的班取最小的'
  return {
    id: kind,
    title: `${word}（${CLASS_AGE_LABELS[kind]}）`,
    kinds: INSTITUTION,
    fold: true,
    questions: [
      whole(`${kind}_classes`, `办几个${word}`, '个', '不填按 1 个算'),
      whole(`${kind}_places`, `${word}每班几个托位`, '个', '不同的班取最多的'),
      whole(`${kind}_carers`, `${word}每班几名保育人员`, '名', '不同的班取最少的'),
      ...(kind === 'mixed'
        ? [whole('mixed_from_months', '从几个月起收托', '个月')]
        : [
            figure(`${kind}_activity`, `${word}每班的活动区（室）`, '㎡', area),
            figure(`${kind}_sleeping`, `${word}每班的睡眠区（寝室）`, '㎡', area),
            figure(`${kind}_combined`, `${word}活动和睡眠合用一间的`, '㎡', '填了这一项，上面两项不用填'),
          ]),
    ],
  }
}

/** The pre-check's form, as data. Names stand in addresses people keep: never rename one. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'site',
    title: '房子',
    lead: '还没有签租约也可以填，按看房时知道的填。',
    kinds: INSTITUTION,
    questions: [
      {
        name: 'floors',
        label: '孩子活动、睡觉的房间在几层',
        hint: '可以多选',
        kind: 'choices',
        options: [
          { value: '1', label: '一层' },
          { value: '2', label: '二层' },
          { value: '3', label: '三层' },
          { value: '4', label: '四层及以上' },
          { value: '-1', label: '地下室或半地下室' },
        ],
      },
      {
        name: 'premises',
        label: '场地是',
        kind: 'choice',
        options: [{ value: 'owned', label: '自有' }, { value: 'leased', label: '租来的' }, DO_NOT_KNOW],
      },
      figure('lease_years', '租几年', '年', '自有场地不用填'),
      figure('building_area', '建筑面积', '㎡', '看产权证或请房东提供'),
      figure('outdoor_area', '室外活动场地', '㎡', '没有就填 0'),
      yesNo('outdoor_shared', '室外场地是不是附近的公共场地'),
    ],
  },
  ...CLASS_KINDS.map(classSection),
  {
    id: 'rooms',
    title: '采光和保健观察室',
    kinds: INSTITUTION,
    questions: [
      figure('dark_room_area', '采光最差的一间，房间面积', '㎡', '只算孩子活动、睡觉的房间'),
      figure('dark_window_area', '这一间的窗洞开口面积', '㎡', '窗洞的宽乘高，几扇窗相加'),
      figure('observation_area', '保健观察室', '㎡', '没有就填 0'),
    ],
  },
  {
    id: 'people',
    title: '人员',
    lead: '还没有招人的，按准备招的填。',
    kinds: INSTITUTION,
    questions: [
      yesNo(
        'head',
        '负责人有大专以上学历、3 年以上相关管理经历，并经岗位培训合格',
        '相关管理指儿童保育教育、卫生健康等方面',
        { yes: '都符合', no: '有不符合的' },
      ),
      whole('health_full', '专职保健人员', '名', '没有就填 0'),
      whole('health_part', '兼职保健人员', '名', '没有就填 0'),
      whole('guards', '在岗保安', '名', '没有就填 0'),
    ],
  },
  {
    id: 'safety',
    title: '消防和监控',
    kinds: INSTITUTION,
    questions: [
      whole('powder', '5 公斤以上的 ABC 类干粉灭火器', '具', '没有就填 0'),
      whole('water', '6 升水基型灭火器', '具', '没有就填 0'),
      yesNo('two_doors', '大于 50 ㎡的房间都有两个以上的门', '没有这么大的房间也选“是”'),
      yesNo('smoke', '有火灾自动报警系统或联网的烟感报警器', undefined, HAVE),
      yesNo('no_ebikes', '场所内不停放电动自行车、也不给它充电'),
      whole('video_days', '监控录像能存多少天', '天'),
    ],
  },
  {
    id: 'meals',
    title: '供餐',
    kinds: INSTITUTION,
    questions: [
      {
        name: 'meals',
        label: '孩子怎么吃饭',
        kind: 'choice',
        options: [
          { value: 'own_kitchen', label: '自己做' },
          { value: 'supplier', label: '供餐单位送' },
          { value: 'none', label: '不提供餐食' },
          DO_NOT_KNOW,
        ],
      },
      yesNo('food_permit', '自己做的：有《食品经营许可证》，或者确认这里能办', '不自己做的不用填'),
      yesNo('meal_contract', '送餐的：有供餐合同和供餐单位的许可证', '不送餐的不用填', HAVE),
    ],
  },
  {
    id: 'home',
    title: '住宅',
    lead: '家庭托育点利用住宅办，最多收 5 名婴幼儿。',
    kinds: HOME,
    questions: [
      {
        name: 'premises',
        label: '住宅是',
        kind: 'choice',
        options: [{ value: 'owned', label: '自有' }, { value: 'leased', label: '租来的' }, DO_NOT_KNOW],
      },
      figure('lease_years', '租几年', '年', '自有的不用填'),
      figure('living_area', '建筑面积', '㎡'),
      yesNo('neighbours', '本栋建筑物内或同一平房院落内的其他业主都同意'),
    ],
  },
  {
    id: 'care',
    title: '孩子和照护人员',
    kinds: HOME,
    questions: [
      whole('children', '准备收几名婴幼儿', '名'),
      whole('carers', '有几名照护人员', '名'),
      whole('video_days', '监控录像能存多少天', '天'),
    ],
  },
]

export const sectionsFor = (kind: SiteKind): Section[] => SECTIONS.filter(({ kinds }) => kinds.includes(kind))
