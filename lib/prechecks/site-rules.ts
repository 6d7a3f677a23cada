import { formatExact } from '@/lib/format/number'
import { DOCUMENTS, type FloorRule } from '@/lib/settings/rules'
import {
  atLeast,
  fallsShort,
  fits,
  notApplicable,
  places,
  type Rule,
  roomsOn,
  settingNote,
  unknown,
  type Verdict,
} from './check'
import type { SiteFacts } from './facts'

/** JGJ 39-2016（2019年版）4.1.3B: the most children on the first floor above ground. */
const MOST_OLDER_ON_SECOND = 60

const FLOOR_WORDS: Record<FloorRule, string> = {
  fire_guide: '婴幼儿生活用房在一层至三层',
  jgj39: '婴幼儿生活用房在一层；确有困难时，托大班可在二层，不超过 60 人',
  local_two: '婴幼儿生活用房在一层至二层',
}

const floorNames = (floors: readonly number[]): string =>
  [...new Set(floors)]
    .sort((a, b) => a - b)
    .map((floor) => (floor < 1 ? `地下 ${Math.max(1, -floor)} 层` : `${floor} 层`))
    .join('、')

function floorsOf({ rooms, floors }: SiteFacts) {
  const living = roomsOn(rooms)
  // Storeys in use may also hold an office, but what nobody listed as a room is not known to be one.
  const unexplained = living && floors ? floors.filter((floor) => !living.includes(floor)) : []
  return { known: living ?? floors, unexplained }
}

function checkFloor(facts: SiteFacts, rule: FloorRule, note: string): Verdict {
  const words = { required: FLOOR_WORDS[rule], note }
  const { known, unexplained } = floorsOf(facts)
  if (!known || known.length === 0) return unknown(words, '看清楚婴幼儿生活用房在几层，填上再查。')
  const actual = floorNames(known)
  const above = known.filter((floor) => floor >= 1)
  if (above.length === 0) return notApplicable(words.required, '都在地下，见“地下室”一项。')
  const highest = rule === 'fire_guide' ? 3 : rule === 'local_two' ? 2 : 1
  const tooHigh = (floors: readonly number[]) => floors.some((floor) => floor > highest)
  const move = '换一处楼层合适的房子，或把婴幼儿生活用房移到允许的楼层。'
  if (tooHigh(above)) {
    const second = rule === 'jgj39' && Math.max(...above) === 2 ? checkSecondFloor(facts) : 'no'
    if (second === 'unknown')
      return unknown(words, '只有托大班可以在二层。请填清楚每个房间在几层、给哪个班用。', actual)
    if (second === 'no') return fallsShort(words, actual, move)
  }
  if (rule !== 'jgj39' && tooHigh(unexplained))
    return unknown(words, `${floorNames(unexplained)}用来做什么没有填；婴幼儿生活用房不能放在那里。`, actual)
  return fits(words, actual)
}

/** Only toddler classes of the older kind, at most 60 places, may be there. */
function checkSecondFloor({ classes, rooms }: SiteFacts): 'yes' | 'no' | 'unknown' {
  const above = rooms?.filter(({ floor }) => floor !== null && floor > 1) ?? []
  const users = above.flatMap(({ classKinds }) => classKinds)
  if (users.some((kind) => kind !== 'older')) return 'no'
  const isKnown = above.length > 0 && above.every(({ classKinds }) => classKinds.length > 0)
  const onlyOlder = classes?.every(({ kind }) => kind === 'older')
  if (!isKnown && !onlyOlder) return 'unknown'
  const total = places(classes?.filter(({ kind }) => kind === 'older') ?? null)
  if (total === null) return 'unknown'
  return total <= MOST_OLDER_ON_SECOND ? 'yes' : 'no'
}

function checkBasement(facts: SiteFacts): Verdict {
  const words = { required: '婴幼儿生活用房不在地下室或半地下室' }
  const { known, unexplained } = floorsOf(facts)
  if (!known || known.length === 0) return unknown(words, '看清楚婴幼儿生活用房在几层，填上再查。')
  const isBelow = (floor: number) => floor < 1
  if (known.some(isBelow))
    return fallsShort(words, floorNames(known), '把婴幼儿生活用房移到地上，或换一处房子。')
  if (unexplained.some(isBelow))
    return unknown(words, '地下层用来做什么没有填；婴幼儿生活用房不能放在那里。', floorNames(known))
  return fits(words, floorNames(known))
}

function checkLease({ premises, leaseYears }: SiteFacts, years: number, note: string): Verdict {
  const words = { required: `自有场地，或租期不少于 ${years} 年`, note }
  if (premises === null) return unknown(words, '填上场地是自有还是租来的。')
  if (premises === 'owned') return fits(words, '自有场地')
  if (leaseYears === null) return unknown(words, '填上租几年。还没有签合同的，先和房东谈好租期。')
  const actual = leaseWords(leaseYears)
  return leaseYears + 1e-9 >= years
    ? fits(words, actual)
    : fallsShort(words, actual, `签合同时把租期谈到 ${years} 年以上，或请房东续签。`)
}

/** Whole months only: 35/12 years is 2 年 11 个月. */
function leaseWords(years: number): string {
  const months = Math.floor(years * 12 + 1e-9)
  const rest = months % 12
  return `${Math.floor(months / 12)} 年${rest > 0 ? ` ${rest} 个月` : ''}`
}

export const SITE_RULES: readonly Rule[] = [
  {
    code: 'floor',
    title: '楼层',
    kinds: ['institution'],
    sources: [],
    setting: 'floorRule',
    check: (facts, settings) =>
      checkFloor(facts, settings.floorRule.value, settingNote('floorRule', settings)),
  },
  {
    code: 'basement',
    title: '地下室',
    kinds: ['institution'],
    sources: [
      { document: DOCUMENTS.buildings, article: '4.1.3' },
      { document: DOCUMENTS.healthCheck, article: '环境卫生' },
    ],
    check: checkBasement,
  },
  {
    code: 'lease',
    title: '场地和租期',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.establishment, article: '第十一条' }],
    setting: 'leaseYears',
    check: (facts, settings) =>
      checkLease(facts, settings.leaseYears.value, settingNote('leaseYears', settings)),
  },
  {
    code: 'home_lease',
    title: '住宅和租期',
    kinds: ['home'],
    sources: [{ document: DOCUMENTS.home, article: '住宅' }],
    setting: 'leaseYears',
    check: (facts, settings) =>
      checkLease(facts, settings.leaseYears.value, settingNote('leaseYears', settings)),
  },
  {
    code: 'area_per_child',
    title: '建筑面积',
    kinds: ['institution'],
    sources: [],
    setting: 'areaPerChildSquareMetres',
    check: ({ buildingAreaSquareMetres, classes }, settings) => {
      const each = settings.areaPerChildSquareMetres.value
      if (each === null) return notApplicable('没有规定人均建筑面积', '全国没有规定，本地也没有设置。')
      const total = places(classes)
      return perChild(buildingAreaSquareMetres, total, each, {
        what: '建筑面积',
        note: settingNote('areaPerChildSquareMetres', settings),
      })
    },
  },
  {
    code: 'outdoor_area',
    title: '室外活动场地',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.establishment, article: '场地设施' }],
    setting: 'outdoorAreaPerChildSquareMetres',
    check: ({ outdoorAreaSquareMetres, isOutdoorShared, classes }, settings) => {
      const note = settingNote('outdoorAreaPerChildSquareMetres', settings)
      const shared = isOutdoorShared ? '利用附近公共场地的，要能说明安全和怎样到达。' : ''
      return perChild(
        outdoorAreaSquareMetres,
        places(classes),
        settings.outdoorAreaPerChildSquareMetres.value,
        {
          what: '室外活动场地',
          note: `${note}${shared}`,
        },
      )
    },
  },
]

/** An area against so many square metres a place. */
export function perChild(
  area: number | null,
  total: number | null,
  each: number,
  { what, note }: { what: string; note: string },
): Verdict {
  const rule = `每个托位${what}不少于 ${formatExact(each)} ㎡`
  if (total === null) return unknown({ required: rule, note }, '先填班级和托位数，才能算出需要多大。')
  const least = Math.round(each * total * 10_000) / 10_000
  const required = `${rule}，${total} 个托位要 ${formatExact(least)} ㎡`
  const most = Math.floor((area ?? 0) / each + 1e-9)
  return atLeast(
    {
      required,
      note,
      unit: '㎡',
      ask: `量一量${what}，填上再查。`,
      remedy: `扩大${what}，或把托位减到 ${most} 个以内。`,
    },
    area,
    least,
  )
}
