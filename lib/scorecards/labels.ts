import type { DateString } from '@/lib/format/date'
import { formatDay } from '@/lib/format/date'
import { formatInteger, formatPercent, formatRate, roundHalfUp } from '@/lib/format/number'
import { UNKNOWN } from '@/lib/format/unknown'
import type { Indicator } from '@/lib/indicators/catalogue'
import { EACH_LEVEL_LABELS, TARGET_PERIOD_LABELS } from '@/lib/plans/labels'
import type { TargetDto } from '@/lib/plans/queries'
import type { TargetStatus } from '@/lib/plans/rules'
import type { Basis, Comparator, RegionLevel } from '@/prisma/generated/enums'
import type { Tile } from './queries'

/** The country is called 全国 where its figures are meant. */
export const placeName = (region: { level: RegionLevel; name: string }): string =>
  region.level === 'country' ? '全国' : region.name

export const BASIS_LABELS = { all: '全部机构', filed: '只计已备案机构' } as const satisfies Record<
  Basis,
  string
>

export const SOURCE_LABELS = {
  computed: '自动计算',
  reported: '上报',
  awaited: '待接入',
} as const satisfies Record<Indicator['source'], string>

/** What needs doing comes first. */
export const STATUS_ORDER = [
  'behind',
  'on_track',
  'no_data',
  'met',
] as const satisfies readonly TargetStatus[]

/** A live figure without its unit (the per cent sign apart): rates with two decimals, per cent with one. */
export function valueText(unit: string, value: number | null): string {
  if (value === null) return UNKNOWN
  if (unit === '%') return formatPercent(value)
  if (/^个\/\S*人$/.test(unit)) return formatRate(value)
  return Number.isInteger(value) ? formatInteger(value) : String(roundHalfUp(value, 2))
}

/** The unit that stands after valueText: none where the text carries it. */
export const unitAfter = (unit: string): string => (unit === '%' ? '' : unit)

/** A target's number as its plan writes it: 4.5 个/千人, 85%, 150,000 个. */
export function goalText(value: number, unit: string): string {
  const text = Number.isInteger(value) ? formatInteger(value) : String(roundHalfUp(value, 4))
  return unit === '%' ? `${text}%` : `${text} ${unit}`
}

const SIGN: Record<Exclude<Comparator, 'all' | 'gte_ref'>, string> = { gte: '≥', gt: '>', lte: '≤', eq: '=' }

/** What a target asks, in words: “≥ 4.5 个/千人（2025年）”, “每个街镇 ≥ 15%（2025年）”. */
export function targetText(target: TargetDto): string {
  const who = target.subArea
    ? `${target.subArea.name} `
    : target.eachLevel
      ? `每个${EACH_LEVEL_LABELS[target.eachLevel] ?? '地区'} `
      : ''
  const share =
    target.eachLevel && target.requiredSharePercent < 100
      ? `，至少 ${goalText(target.requiredSharePercent, '%')}的${EACH_LEVEL_LABELS[target.eachLevel] ?? '地区'}做到`
      : ''
  return `${who}${askedText(target)}${share}${whenText(target)}`
}

function askedText(target: TargetDto): string {
  if (target.comparator === 'all') return '全覆盖'
  if (target.comparator === 'gte_ref') {
    const { reference } = target
    if (!reference) return '不低于参照值（还没有人录入）'
    return `不低于${reference.label}，${reference.year}年为 ${goalText(reference.value, reference.unit)}`
  }
  return target.value === null ? UNKNOWN : `${SIGN[target.comparator]} ${goalText(target.value, target.unit)}`
}

function whenText({ year, unit, period }: TargetDto): string {
  if (year !== null) return `（${year}年）`
  // 12 次/年 says how often by itself.
  return unit.includes('/') ? '' : `（${TARGET_PERIOD_LABELS[period]}）`
}

/** The steps of a year path, the one that holds now marked: “2023年 30% → 2024年 35% → 2025年 40%（现行）”. */
export const stepsText = (steps: readonly TargetDto[], present: TargetDto | null): string =>
  steps
    .map((step) => {
      const goal = step.value === null ? UNKNOWN : goalText(step.value, step.unit)
      return `${step.year ?? ''}年 ${goal}${step.id === present?.id ? '（现行）' : ''}`
    })
    .join(' → ')

/** What is lacking, in the unit people act on; why there is no figure; null where the target is reached. */
export function gapText(tile: Tile): string | null {
  if (tile.areas) return areasText(tile)
  if (tile.status === 'met' || tile.target === null) return null
  if (tile.figure.value === null) return tile.figure.missing
  if (tile.wanted === null) return '参照值还没有录入，无法判断'
  if (tile.status === 'no_data' && tile.figure.hasGaps) return '有机构还没有记录，不能判断是否全部达到'
  if (tile.target.comparator === 'lte' || tile.target.comparator === 'eq') {
    const over = roundHalfUp(Math.abs(tile.figure.value - tile.wanted), 2)
    return `${tile.figure.value > tile.wanted ? '超出' : '还差'} ${goalText(over, tile.target.unit)}`
  }
  const isJustThere = Math.abs(tile.wanted - tile.figure.value) < 1e-9
  if (tile.target.comparator === 'gt' && isJustThere)
    return `刚好 ${goalText(tile.wanted, tile.target.unit)}，要超过才算达标`
  if (tile.missing !== null) return `还差 ${formatInteger(tile.missing)} ${tile.indicator.actionUnit}`
  const points = roundHalfUp(tile.wanted - tile.figure.value, 2)
  return tile.indicator.unit === '%'
    ? `还差 ${points} 个百分点`
    : `还差 ${goalText(points, tile.indicator.unit)}`
}

/** “38 个区县中 30 个达标，还差 8 个”. */
function areasText({ areas, target }: Tile): string | null {
  if (!areas || !target) return null
  const total = areas.met + areas.behind + areas.unknown
  const name = EACH_LEVEL_LABELS[areas.level] ?? '地区'
  const lacking = Math.max(0, Math.ceil((target.requiredSharePercent / 100) * total - 1e-9) - areas.met)
  const parts = [`${total} 个${name}中 ${areas.met} 个达标`]
  if (lacking > 0) parts.push(`还差 ${lacking} 个`)
  if (areas.unknown > 0) parts.push(`${areas.unknown} 个数据不足`)
  return parts.join('，')
}

/** As of when and what is counted: “截至 2026年11月22日 · 全部机构”. A reported figure has no 口径 of ours. */
export function countedText(indicator: Indicator, basis: Basis, asOf: DateString): string {
  if (indicator.source !== 'computed') return `截至 ${formatDay(asOf)}`
  return `截至 ${formatDay(asOf)} · ${BASIS_LABELS[indicator.alwaysAll ? 'all' : basis]}`
}

/** The same with the source, never left out beside a figure: “截至 2026年11月22日 · 全部机构 · 自动计算”. */
export const originText = (indicator: Indicator, basis: Basis, asOf: DateString): string =>
  `${countedText(indicator, basis, asOf)} · ${SOURCE_LABELS[indicator.source]}`

/** A note without the tail of a long source: the figure's own page gives it whole. */
export const shortNote = (note: string): string => note.replace(/[;；,，][^（）]*）$/, '）')
