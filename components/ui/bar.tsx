type Props = {
  value: number | null
  /** Right end of the scale; the left end is always zero. */
  max: number
  /** Drawn as a dashed upright. */
  target?: number
  /** What the bar says: “3.92 ‰，目标 4.60 ‰”. */
  text: string
}

/** A small bar from zero, as server-drawn SVG stretched to its cell. */
export function Bar({ value, max, target, text }: Props) {
  const percent = (part: number) =>
    max > 0 ? Math.round((Math.min(Math.max(part, 0), max) / max) * 1000) / 10 : 0
  return (
    <svg role="img" aria-label={text} className="bar" width="100%" height="12">
      <rect width="100%" height="12" className="bar-ground" />
      {value !== null && <rect width={`${percent(value)}%`} height="12" className="bar-value" />}
      {target !== undefined && (
        <line x1={`${percent(target)}%`} x2={`${percent(target)}%`} y2="12" className="bar-target" />
      )}
    </svg>
  )
}
