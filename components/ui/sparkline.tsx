type Props = {
  /** Oldest first, evenly spaced; null leaves a gap in the line. */
  values: readonly (number | null)[]
  /** What the line says, in a sentence: “近 24 个月由 3.10 升到 4.25”. */
  text: string
  /** Drawn as a dashed line. */
  target?: number
  width?: number
  height?: number
}

const PAD = 3

/** A trend as server-drawn SVG. It has no zero baseline, so it shows direction only; sizes belong in a table. */
export function Sparkline({ values, text, target, width = 160, height = 36 }: Props) {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return <p className="text-muted text-small">还没有趋势数据</p>
  const low = Math.min(...known, target ?? Number.POSITIVE_INFINITY)
  const high = Math.max(...known, target ?? Number.NEGATIVE_INFINITY)
  const x = (index: number) => PAD + (index * (width - 2 * PAD)) / Math.max(1, values.length - 1)
  const y = (value: number) =>
    high === low ? height / 2 : PAD + ((high - value) * (height - 2 * PAD)) / (high - low)
  const lastIndex = values.findLastIndex((value) => value !== null)
  const lastValue = values[lastIndex] ?? 0
  return (
    <svg
      role="img"
      aria-label={text}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="max-w-full"
    >
      {target !== undefined && <path d={`M0 ${round(y(target))}H${width}`} className="spark-target" />}
      <path d={linePath(values, x, y)} className="spark-line" />
      <circle cx={round(x(lastIndex))} cy={round(y(lastValue))} r="3" className="spark-end" />
    </svg>
  )
}

function linePath(
  values: Props['values'],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) => {
      if (value === null) return ''
      const pen = index > 0 && values[index - 1] !== null ? 'L' : 'M'
      return `${pen}${round(x(index))} ${round(y(value))}`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
