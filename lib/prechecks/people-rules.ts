import { CLASS_KIND_LABELS } from '@/lib/facilities/labels'
import type { ClassKind } from '@/lib/facilities/rules'
import { DOCUMENTS, type Settings } from '@/lib/settings/rules'
import {
  atLeast,
  fallsShort,
  fits,
  mustBe,
  NOT_SAID,
  notApplicable,
  places,
  type Rule,
  settingNote,
  unknown,
  type Verdict,
} from './check'
import type { SiteClass, SiteFacts } from './facts'

/** 托育机构设置标准（试行）第十九条: the most children in a class. */
const MOST_PER_CLASS: Record<ClassKind, number> = { infant: 10, toddler: 15, older: 20, mixed: 18 }
const MIXED_FROM_MONTHS = 18
/** 托儿所幼儿园卫生保健管理办法 第十二条. */
const CHILDREN_PER_HEALTH_WORKER = 150

const kindWord = ({ name, kind }: SiteClass) =>
  kind === null || name.includes(CLASS_KIND_LABELS[kind]) ? name : `${name}（${CLASS_KIND_LABELS[kind]}）`

function checkClassSizes({ classes }: SiteFacts): Verdict {
  const words = { required: '每班：乳儿班不超过 10 人、托小班 15 人、托大班 20 人、混合班 18 人' }
  if (!classes || places(classes.filter((one) => one.places !== null)) === null)
    return unknown(words, '填上办哪几种班、每班几个托位。')
  const line = (one: SiteClass) =>
    `${kindWord(one)} ${one.places ?? '还没有填'}${one.places === null ? '' : ' 人'}`
  const over = classes.filter(
    ({ kind, places: count }) => kind !== null && count !== null && count > MOST_PER_CLASS[kind],
  )
  if (over.length > 0) return fallsShort(words, over.map(line).join('、'), '减少这些班的托位，或分成两个班。')
  const isKnown = classes.every(({ kind, places: count }) => kind !== null && count !== null)
  const actual = classes.map(line).join('、')
  return isKnown ? fits(words, actual) : unknown(words, '把每个班的班型和托位数填全。', actual)
}

function checkMixedAge({ classes, mixedFromMonths }: SiteFacts): Verdict {
  const words = { required: `混合班只收 ${MIXED_FROM_MONTHS} 个月以上的幼儿` }
  if (!classes || classes.some(({ kind }) => kind === null)) return unknown(words, '填上办哪几种班。')
  if (!classes.some(({ kind }) => kind === 'mixed')) return notApplicable(words.required, '没有混合班。')
  const ask = '填上混合班从几个月起收托。'
  const remedy = '混合班改为收 18 个月以上的幼儿，更小的孩子放到乳儿班或托小班。'
  return atLeast({ ...words, unit: '个月', ask, remedy }, mixedFromMonths, MIXED_FROM_MONTHS)
}

/** Most children one carer may look after (设置标准 第二十条); mixed: the area's setting. */
function childrenPerCarer(kind: ClassKind, settings: Settings): number {
  return { infant: 3, toddler: 5, older: 7, mixed: settings.mixedChildrenPerCarer.value }[kind]
}

/** Carers a class of so many children needs: rounded up. */
const carersNeeded = (kind: ClassKind, children: number, settings: Settings): number =>
  Math.ceil(children / childrenPerCarer(kind, settings))

function checkCarers({ classes, listedCarers }: SiteFacts, settings: Settings): Verdict {
  const mixed = classes?.some(({ kind }) => kind === 'mixed') ?? true
  const words = {
    required: `保育人员与婴幼儿：乳儿班 1:3、托小班 1:5、托大班 1:7${mixed ? `、混合班 1:${settings.mixedChildrenPerCarer.value}` : ''}，不足一人按一人算`,
    note: mixed ? settingNote('mixedChildrenPerCarer', settings) : '',
  }
  if (!classes || places(classes.filter((one) => one.places !== null)) === null)
    return unknown(words, '填上办哪几种班、每班几个托位、几名保育人员。')
  const needs = classes.map((one) => ({
    ...one,
    need: one.kind === null || one.places === null ? null : carersNeeded(one.kind, one.places, settings),
  }))
  const line = (one: (typeof needs)[number]) =>
    `${kindWord(one)} ${one.carers === null ? '还没有填' : `${one.carers} 名`}${one.need === null ? '' : `（要 ${one.need} 名）`}`
  const short = needs.filter(({ need, carers }) => need !== null && carers !== null && carers < need)
  if (short.length > 0)
    return fallsShort(words, short.map(line).join('、'), '给这些班增加保育人员，或减少托位。')
  const total = needs.reduce((sum, { need }) => sum + (need ?? 0), 0)
  if (listedCarers !== null && listedCarers < total)
    return fallsShort(
      words,
      `名单里有 ${listedCarers} 名保育人员，各班合计要 ${total} 名`,
      '补登保育人员，或减少托位。',
    )
  const isKnown = needs.every(({ need, carers }) => need !== null && carers !== null)
  const actual = needs.map(line).join('、')
  return isKnown ? fits(words, actual) : unknown(words, '把每个班的托位数和保育人员数填全。', actual)
}

function checkHealthWorker(facts: SiteFacts): Verdict {
  const { fullTimeHealthWorkers: full, partTimeHealthWorkers: part } = facts
  const total = places(facts.classes)
  const rule = '收托 150 名婴幼儿至少 1 名专职保健人员；不到 150 名的，专职或兼职至少 1 名'
  if (total === null) return unknown({ required: rule }, '先填班级和托位数。')
  const words = {
    required: rule,
    note: '保健人员要经妇幼保健机构组织的卫生保健专业知识培训合格。超过 150 名的，按比例增配。',
  }
  const said = (count: number | null) => (count === null ? NOT_SAID : ` ${count} 名`)
  const actual = `${total} 个托位，专职${said(full)}，兼职${said(part)}`
  const isLarge = total >= CHILDREN_PER_HEALTH_WORKER
  const need = isLarge ? Math.floor(total / CHILDREN_PER_HEALTH_WORKER) : 1
  const enough = isLarge ? (full ?? 0) >= need : (full ?? 0) + (part ?? 0) >= need
  if (enough) return fits(words, actual)
  const isSaid = full !== null && (isLarge || part !== null)
  if (!isSaid) return unknown(words, '填上专职、兼职保健人员各几名，没有就填 0。', actual)
  return fallsShort(
    words,
    actual,
    isLarge ? `配备至少 ${need} 名专职保健人员。` : '配备 1 名专职或兼职保健人员。',
  )
}

export const PEOPLE_RULES: readonly Rule[] = [
  {
    code: 'class_sizes',
    title: '每班人数',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.establishment, article: '第十九条' }],
    check: checkClassSizes,
  },
  {
    code: 'mixed_age',
    title: '混合班月龄',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.establishment, article: '第十九条' }],
    check: checkMixedAge,
  },
  {
    code: 'carers',
    title: '保育人员',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.establishment, article: '第二十条' }],
    setting: 'mixedChildrenPerCarer',
    check: checkCarers,
  },
  {
    code: 'health_worker',
    title: '保健人员',
    kinds: ['institution'],
    sources: [
      { document: DOCUMENTS.healthCare, article: '第十二条' },
      { document: DOCUMENTS.establishment, article: '第二十一条' },
    ],
    check: checkHealthWorker,
  },
  {
    code: 'guard',
    title: '保安人员',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.establishment, article: '第二十二条' }],
    check: ({ guards }) =>
      atLeast(
        {
          required: '独立设置的托育机构，至少 1 名保安人员在岗',
          note: '保安人员要有《保安员证》，由有《保安服务许可证》的公司派驻。设在单位或幼儿园内、由其统一保安的，请向备案部门说明。',
          unit: '名',
          ask: '填上在岗保安人员几名，没有就填 0。',
          remedy: '与有《保安服务许可证》的公司签约，派驻至少 1 名保安。',
        },
        guards,
        1,
      ),
  },
  {
    code: 'head',
    title: '负责人',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.establishment, article: '第十八条' }],
    check: ({ hasQualifiedHead }) =>
      mustBe(
        {
          required:
            '负责人有大专以上学历，有 3 年以上儿童保育教育、卫生健康等相关管理工作经历，并经托育机构负责人岗位培训合格',
          yes: '符合',
          no: '还不符合',
          ask: '对照学历证书、工作经历和岗位培训合格证核对。',
          remedy: '换符合条件的人担任负责人，或先参加负责人岗位培训。',
        },
        hasQualifiedHead,
      ),
  },
]
