import { CLASS_KIND_LABELS } from '@/lib/facilities/labels'
import type { ClassKind } from '@/lib/facilities/rules'
import { formatExact, roundHalfUp } from '@/lib/format/number'
import { DOCUMENTS, type Settings } from '@/lib/settings/rules'
import {
  atLeast,
  fallsShort,
  fits,
  notApplicable,
  type Rule,
  settingNote,
  unknown,
  type Verdict,
} from './check'
import type { LivingRoom, LivingUse, SiteFacts } from './facts'

const USE_WORDS: Record<LivingUse, string> = {
  activity: '活动区（室）',
  sleeping: '睡眠区（寝室）',
  combined: '活动睡眠合用一间',
}

/**
 * Least usable area in ㎡ of what a class of the kind sleeps and plays in (JGJ 39-2016, 2019: 4.2, 4.3). A room used
 * for both holds both zones. No document states one for mixed classes.
 */
function leastArea(kind: ClassKind, use: LivingUse, settings: Settings): number | null {
  if (kind === 'mixed') return null
  const least = { infant: [15, 30], toddler: [35, 35], older: [70, 60] } as const
  const [activity, sleeping] = least[kind]
  if (use === 'activity') return activity
  if (use === 'sleeping') return sleeping
  return kind === 'older' ? settings.olderCombinedRoomSquareMetres.value : activity + sleeping
}

/** Each class has a unit of its own (4.2.1): a room used by two holds the areas of both. */
function leastOf(room: LivingRoom, settings: Settings): number | null {
  const least = room.classKinds.flatMap((kind) => leastArea(kind, room.use, settings) ?? [])
  return least.length > 0 ? least.reduce((sum, area) => sum + area, 0) : null
}

function tableWords(kinds: readonly ClassKind[], settings: Settings): string {
  const lines = kinds.flatMap((kind) => {
    const of = (use: LivingUse) => formatExact(leastArea(kind, use, settings))
    if (kind === 'mixed') return []
    return `${CLASS_KIND_LABELS[kind]}：活动 ${of('activity')} ㎡、睡眠 ${of('sleeping')} ㎡，合用一间 ${of('combined')} ㎡`
  })
  return lines.join('；')
}

/** What is missing before the areas of a class kind can be judged. */
function missingUses(kind: ClassKind, rooms: readonly LivingRoom[]): string[] {
  const own = rooms.filter(({ classKinds }) => classKinds.includes(kind))
  if (own.some(({ use }) => use === 'combined')) return []
  const needed: LivingUse[] = ['activity', 'sleeping']
  return needed
    .filter((use) => !own.some((room) => room.use === use))
    .map((use) => `${CLASS_KIND_LABELS[kind]}的${USE_WORDS[use]}`)
}

function checkRoomSizes({ rooms, classes, classesWithoutRoom }: SiteFacts, settings: Settings): Verdict {
  const named = [...(classes ?? []).map(({ kind }) => kind), ...(rooms ?? []).flatMap((r) => r.classKinds)]
  const kinds = [...new Set(named)].filter((kind) => kind !== null)
  const judged = kinds.filter((kind) => kind !== 'mixed')
  const mixed = kinds.includes('mixed') ? '没有文件规定混合班的用房面积，混合班不在此列。' : ''
  const older = kinds.includes('older') ? settingNote('olderCombinedRoomSquareMetres', settings) : ''
  const words = {
    required: tableWords(judged.length > 0 ? judged : ['infant', 'toddler', 'older'], settings),
    note: `面积是使用面积。${older}${mixed}`,
  }
  if (
    classes !== null &&
    kinds.length > 0 &&
    judged.length === 0 &&
    !classes.some(({ kind }) => kind === null)
  )
    return notApplicable('没有规定混合班的用房面积', mixed)
  if (!rooms) return unknown(words, '量一量每间房的面积，填上再查。')
  const line = (room: LivingRoom) => `${room.name} ${formatExact(room.areaSquareMetres)} ㎡`
  const short = rooms.filter((room) => {
    const least = leastOf(room, settings)
    return least !== null && room.areaSquareMetres !== null && room.areaSquareMetres + 1e-9 < least
  })
  if (short.length > 0) {
    const actual = short.map((room) => `${line(room)}（要 ${formatExact(leastOf(room, settings))} ㎡）`)
    return fallsShort(words, actual.join('、'), '打通或调换房间，或改办对面积要求小的班型。')
  }
  const missing = [
    ...(classes ?? []).filter(({ kind }) => kind === null).map(({ name }) => `${name}是哪种班`),
    ...classesWithoutRoom.map((name) => `${name}用哪间房`),
    ...judged.flatMap((kind) => missingUses(kind, rooms)),
    ...rooms
      .filter((room) => room.areaSquareMetres === null && !room.classKinds.every((kind) => kind === 'mixed'))
      .map(({ name }) => `${name}的面积`),
    ...rooms.filter((room) => room.classKinds.length === 0).map(({ name }) => `${name}给哪个班用`),
  ]
  if (kinds.length === 0) return unknown(words, '先填办哪几种班。', rooms.map(line).join('、'))
  if (missing.length > 0) return unknown(words, `还不知道${missing.join('、')}。`, rooms.map(line).join('、'))
  return fits(words, rooms.map(line).join('、'))
}

function checkWindows({ windows }: SiteFacts, percent: number, note: string): Verdict {
  const words = { required: `窗洞开口面积不小于房间面积的 ${formatExact(percent)}%`, note }
  if (!windows || windows.length === 0)
    return unknown(words, '量一量采光最差的那间：房间面积和窗洞面积，填上再查。')
  const shares = windows.map(({ name, areaSquareMetres: area, windowAreaSquareMetres: window }) => ({
    name,
    share: area === null || window === null || area === 0 ? null : (window / area) * 100,
  }))
  const line = ({ name, share }: (typeof shares)[number]) =>
    `${name} ${share === null ? '还没有填' : `${formatExact(roundHalfUp(share, 1))}%`}`
  const short = shares.filter(({ share }) => share !== null && share + 1e-9 < percent)
  if (short.length > 0)
    return fallsShort(words, short.map(line).join('、'), '换采光好的房间做活动室和寝室，或依法加大窗洞。')
  const isKnown = shares.every(({ share }) => share !== null)
  return isKnown
    ? fits(words, shares.map(line).join('、'))
    : unknown(words, '把每间房的房间面积和窗洞面积填全。', shares.map(line).join('、'))
}

export const ROOM_RULES: readonly Rule[] = [
  {
    code: 'room_sizes',
    title: '活动和睡眠用房面积',
    kinds: ['institution'],
    sources: [
      { document: DOCUMENTS.buildings, article: '4.2（托儿所生活用房）' },
      { document: DOCUMENTS.buildings, article: '4.3（幼儿园生活用房）' },
    ],
    check: checkRoomSizes,
  },
  {
    code: 'window_share',
    title: '采光',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.healthCheck, article: '环境卫生' }],
    setting: 'windowSharePercent',
    check: (facts, settings) =>
      checkWindows(facts, settings.windowSharePercent.value, settingNote('windowSharePercent', settings)),
  },
  {
    code: 'observation_room',
    title: '保健观察室',
    kinds: ['institution'],
    sources: [{ document: DOCUMENTS.healthCheck, article: '设施设备' }],
    setting: 'observationRoomSquareMetres',
    check: ({ observationRoomSquareMetres: area }, settings) => {
      const least = settings.observationRoomSquareMetres.value
      return atLeast(
        {
          required: `有保健观察室，建筑面积不少于 ${formatExact(least)} ㎡，至少 1 张观察床，与婴幼儿生活用房有适当距离`,
          note: settingNote('observationRoomSquareMetres', settings),
          unit: '㎡',
          ask: '填上准备用哪一间做保健观察室、多大；没有就填 0。',
          remedy: `隔出一间 ${formatExact(least)} ㎡以上的保健观察室，放观察床，离生活用房远一点。`,
        },
        area,
        least,
      )
    },
  },
]
