import { DOCUMENTS } from '@/lib/settings/rules'
import {
  atLeast,
  fallsShort,
  fits,
  mustBe,
  notApplicable,
  places,
  type Rule,
  settingNote,
  unknown,
} from './check'
import type { SiteFacts } from './facts'
import { checkVideo } from './safety-rules'
import { perChild } from './site-rules'

/** 家庭托育点管理办法（试行）: more than five children make an ordinary institution. */
const MOST_CHILDREN = 5
const CHILDREN_PER_CARER = 3

const source = (article: string) => [{ document: DOCUMENTS.home, article }]

const carersOf = ({ listedCarers, classes }: SiteFacts): number | null => {
  if (listedCarers !== null) return listedCarers
  if (!classes || classes.some(({ carers }) => carers === null)) return null
  return classes.reduce((sum, { carers }) => sum + (carers ?? 0), 0)
}

export const HOME_RULES: readonly Rule[] = [
  {
    code: 'home_children',
    title: '收托人数',
    kinds: ['home'],
    sources: source('收托人数'),
    check: ({ classes }) => {
      const words = { required: '收托婴幼儿不超过 5 人', note: '超过 5 人的，按托育机构的要求登记和备案。' }
      const total = places(classes)
      if (total === null) return unknown(words, '填上准备收托几名婴幼儿。')
      const actual = `${total} 人`
      return total <= MOST_CHILDREN
        ? fits(words, actual)
        : fallsShort(words, actual, '减到 5 人以内，或按托育机构办理（在上一步改选“托育机构”再查）。')
    },
  },
  {
    code: 'home_carers',
    title: '照护人员',
    kinds: ['home'],
    sources: source('照护人员'),
    check: (facts) => {
      const rule = '每名照护人员最多看护 3 名婴幼儿'
      const note =
        '照护人员要身体健康、没有精神病史，没有性侵害、虐待、拐卖、暴力伤害等违法犯罪记录，有照护经验或专业背景并受过培训。举办人自己照护的，也要符合。'
      const total = places(facts.classes)
      if (total === null) return unknown({ required: rule, note }, '填上准备收托几名婴幼儿。')
      const need = Math.ceil(total / CHILDREN_PER_CARER)
      return atLeast(
        {
          required: `${rule}，${total} 名要 ${need} 名照护人员`,
          note,
          unit: '名',
          ask: '填上有几名照护人员。',
          remedy: '增加照护人员，或减少收托人数。',
        },
        carersOf(facts),
        need,
      )
    },
  },
  {
    code: 'home_area',
    title: '建筑面积',
    kinds: ['home'],
    sources: source('人均建筑面积'),
    setting: 'homeAreaPerChildSquareMetres',
    check: ({ homeAreaSquareMetres, buildingAreaSquareMetres, classes }, settings) =>
      perChild(
        homeAreaSquareMetres ?? buildingAreaSquareMetres,
        places(classes),
        settings.homeAreaPerChildSquareMetres.value,
        { what: '建筑面积', note: settingNote('homeAreaPerChildSquareMetres', settings) },
      ),
  },
  {
    code: 'home_neighbours',
    title: '其他业主同意',
    kinds: ['home'],
    sources: [...source('业主同意'), { document: '《中华人民共和国民法典》', article: '第二百七十九条' }],
    check: ({ neighboursAgreed }) =>
      mustBe(
        {
          required: '本栋建筑物内或同一平房院落内其他业主一致同意，有书面材料',
          yes: '都同意',
          no: '没有都同意',
          ask: '签租约以前，先问清楚本栋或本院的其他业主同不同意。',
          remedy: '取得全部业主的书面同意；有人不同意，这里不能办。',
        },
        neighboursAgreed,
      ),
  },
  {
    code: 'home_video',
    title: '监控录像',
    kinds: ['home'],
    sources: source('监控录像'),
    setting: 'videoDays',
    check: checkVideo,
  },
  {
    code: 'home_name',
    title: '名称和经营范围',
    kinds: ['home'],
    sources: source('登记和经营范围'),
    check: () =>
      notApplicable(
        '名称里写明“托育”，经营范围写明“家庭托育服务”',
        '登记营业执照时注意；这一项不影响选房子。',
      ),
  },
]
