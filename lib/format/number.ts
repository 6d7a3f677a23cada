import { orUnknown } from '@/lib/format/unknown'

type Figure = number | null | undefined

const fixed = (minimum: number, maximum: number, useGrouping = true) =>
  new Intl.NumberFormat('zh-CN', {
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
    useGrouping,
  })

const integers = fixed(0, 0)
const oneDecimal = fixed(1, 1)
const twoDecimals = fixed(2, 2)
const upToOneDecimal = fixed(0, 1)
const upToFourDecimals = fixed(0, 4)

/**
 * Intl rounds the shortest decimal form half away from zero (四舍五入): 1.005 → 1.01, where toFixed, working
 * on the binary value, gives 1.00. A value that rounds to nothing loses its sign.
 */
const write = (formatter: Intl.NumberFormat, value: number): string => {
  const text = formatter.format(value)
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}

/** The number itself rounded half up to 0–10 decimals, never -0: for exports and API answers. */
export const roundHalfUp = (value: number, decimals: number): number =>
  Number(write(fixed(0, decimals, false), value))

/** 12,345 */
export const formatInteger = (value: Figure): string => orUnknown(value, (known) => write(integers, known))

/** Percentage points, the unit of targets and indicator values: 85 → 85.0% */
export const formatPercent = (percent: Figure): string =>
  orUnknown(percent, (known) => `${write(oneDecimal, known)}%`)

/** A part of one: 0.045 → 4.5% */
export const formatShare = (share: Figure): string =>
  // Scaling in binary would turn 0.285 into 28.499999999999996; ten decimals put that right.
  orUnknown(share, (known) => formatPercent(roundHalfUp(known * 100, 10)))

/** Rates per 1,000 and other ratios: 4.73 */
export const formatRate = (rate: Figure): string => orUnknown(rate, (known) => write(twoDecimals, known))

/** 1,200 元, with 角 and 分 only where there are any: 1,200.50 元; `per` adds the period: 1,200 元/月 */
export const formatYuan = (yuan: Figure, per?: '月' | '年' | '天' | '次' | '小时'): string =>
  orUnknown(yuan, (known) => {
    const cents = roundHalfUp(known, 2)
    const amount = write(Number.isInteger(cents) ? integers : twoDecimals, cents)
    return `${amount} 元${per ? `/${per}` : ''}`
  })

/** 1,024.5 ㎡ */
export const formatAreaSquareMetres = (area: Figure): string =>
  orUnknown(area, (known) => `${write(upToOneDecimal, known)} ㎡`)

/** With its sign, for changes: +12, -3, 0 */
export const formatChange = (change: Figure): string =>
  orUnknown(change, (known) => {
    const text = formatInteger(known)
    return known > 0 && text !== '0' ? `+${text}` : text
  })

/** A figure as a document states it, with no more decimals (at most four) than it has: 4.5, 46.7, 150,000 */
export const formatExact = (value: Figure): string =>
  orUnknown(value, (known) => write(upToFourDecimals, known))
