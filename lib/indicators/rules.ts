import type { Measures } from '@/lib/rollups/measures'
import type { StatisticKind } from '@/prisma/generated/enums'
import type { ComputedIndicator, Indicator, Quality, ReportedIndicator } from './catalogue'

/** A population or child count with the year it stands for and where it comes from. */
export type Statistic = { value: number; year: number; source: string; isEstimate: boolean }

export type Reported = {
  id: string
  value: number
  numerator: number | null
  denominator: number | null
  period: string
  document: string
  documentDate: string
  isDemo: boolean
}

export type Inputs = {
  measures: Measures | null
  statistic: (kind: StatisticKind) => Statistic | null
  reported: Reported | null
}

/** One indicator of one area. value null: unknown, and `missing` says what is lacking. */
export type Figure = {
  indicator: string
  value: number | null
  numerator: number | null
  denominator: number | null
  /** Why there is no value, in plain Chinese. */
  missing: string | null
  /** What the value does not cover, and which year's population stands below the line. */
  notes: string[]
  /** True where records are lacking that could pull it down: 全部 is then not told as reached. */
  hasGaps?: boolean
}

export type CountLevel = 'township' | 'street' | null

/** The figure of one indicator from one area's sums. Never zero where nothing was recorded. */
export function computeFigure(indicator: Indicator, inputs: Inputs, countLevel: CountLevel = null): Figure {
  if (indicator.source === 'awaited') return unknown(indicator.code, indicator.missing)
  if (indicator.source === 'reported') return fromReport(indicator, inputs)
  return fromRecords(indicator, inputs, countLevel)
}

/**
 * What the portal has on record of a figure that is also reported, where that is what counts; null: the report does.
 * The two are never added: the records take over once they reach what two officials have confirmed.
 */
export function countedRecords(
  { records }: ReportedIndicator,
  { measures, reported }: Pick<Inputs, 'measures' | 'reported'>,
): number | null {
  const counted = records && measures ? measures[records.measure] : 0
  return counted > 0 && counted >= (reported?.value ?? 0) ? counted : null
}

const reportText = ({ period, document, documentDate }: Reported) =>
  `${period} 上报，依据《${document}》（${documentDate}）`

function fromReport(indicator: ReportedIndicator, inputs: Inputs): Figure {
  const { code, records } = indicator
  const { reported, measures } = inputs
  const counted = countedRecords(indicator, inputs)
  if (records && counted !== null) {
    const other = reported ? [`另有上报数 ${reported.value}（${reportText(reported)}），不相加`] : []
    const notes = [records.text, ...other]
    return { indicator: code, value: counted, numerator: counted, denominator: null, missing: null, notes }
  }
  if (!reported)
    return unknown(code, records ? '还没有记录，也没有经确认的上报数据' : '还没有经确认的上报数据')
  const fewer = records && measures ? measures[records.measure] : 0
  return {
    indicator: code,
    value: reported.value,
    numerator: reported.numerator ?? (indicator.denominatorName === null ? reported.value : null),
    denominator: reported.denominator,
    missing: null,
    notes: [reportText(reported), ...(fewer > 0 ? [`平台上有记录的是 ${fewer}，还没有补全，用上报数`] : [])],
  }
}

function fromRecords(indicator: ComputedIndicator, inputs: Inputs, countLevel: CountLevel): Figure {
  const { measures } = inputs
  if (!measures || measures[indicator.evidence] === 0)
    return unknown(indicator.code, '登记簿里还没有相关记录')
  const noteOf = ({ measure, text }: Quality) => text.replace('{n}', String(measures[measure]))
  const met = indicator.quality.filter((quality) => measures[quality.measure] > 0)
  const blind = met.find(({ measure, outOf }) => outOf && measures[measure] === measures[outOf])
  if (blind) return unknown(indicator.code, noteOf(blind))
  const streets = countLevel === 'street' ? indicator.streetsOnly : undefined
  const numerator = measures[streets?.numerator ?? indicator.numerator]
  const notes = met.map(noteOf)
  if (indicator.denominator === null) {
    return { indicator: indicator.code, value: numerator, numerator, denominator: null, missing: null, notes }
  }
  const below = denominatorOf(indicator, inputs, streets?.denominator)
  if (below === null) return unknown(indicator.code, `缺${indicator.denominatorName}数据`, numerator, notes)
  if (below.value === 0)
    return unknown(indicator.code, `${indicator.denominatorName}为零，无法计算`, numerator, notes)
  return {
    indicator: indicator.code,
    value: (numerator / below.value) * indicator.scale,
    numerator,
    denominator: below.value,
    missing: null,
    notes: below.note ? [below.note, ...notes] : notes,
    ...(met.some((quality) => quality.isGap) ? { hasGaps: true } : {}),
  }
}

function denominatorOf(
  indicator: ComputedIndicator,
  inputs: Inputs,
  streets?: keyof Measures,
): { value: number; note: string | null } | null {
  if (streets && inputs.measures)
    return { value: inputs.measures[streets], note: '只计街道，不计镇、乡和功能区' }
  if (indicator.denominator === null) return null
  if ('measure' in indicator.denominator) {
    return inputs.measures ? { value: inputs.measures[indicator.denominator.measure], note: null } : null
  }
  const statistic = inputs.statistic(indicator.denominator.statistic)
  if (!statistic) return null
  const kind = statistic.isEstimate ? '估算' : ''
  return {
    value: statistic.value,
    note: `${indicator.denominatorName}用 ${statistic.year} 年${kind}数据（${statistic.source}）`,
  }
}

function unknown(
  indicator: string,
  missing: string,
  numerator: number | null = null,
  notes: string[] = [],
): Figure {
  return { indicator, value: null, numerator, denominator: null, missing, notes }
}

/**
 * How many more of the numerator lift the value to `target`, or above it where it must be exceeded (超过); 0 when
 * reached, null when it cannot be told.
 */
export function missingNumerator(
  indicator: Indicator,
  figure: Figure,
  target: number,
  mustExceed = false,
): number | null {
  if (figure.value === null || figure.numerator === null) return null
  if (indicator.source === 'computed' && indicator.denominator !== null) {
    if (figure.denominator === null) return null
    return wholeSteps((target * figure.denominator) / indicator.scale - figure.numerator, mustExceed)
  }
  if (figure.denominator !== null)
    return wholeSteps((target * figure.denominator) / 100 - figure.numerator, mustExceed)
  return wholeSteps(target - figure.value, mustExceed)
}

const wholeSteps = (distance: number, mustExceed: boolean): number =>
  Math.max(0, mustExceed ? Math.floor(distance + 1e-9) + 1 : Math.ceil(distance - 1e-9))
