import type { FigureSheet } from '@/lib/figure-sheets/queries'
import { formatInteger, roundHalfUp } from '@/lib/format/number'
import { unitAfter, valueText } from '@/lib/scorecards/labels'

const countText = (value: number | null): string =>
  value === null ? '—' : Number.isInteger(value) ? formatInteger(value) : String(roundHalfUp(value, 2))

/** How the figure comes about: in words, then with its numbers. */
export function FigureFormula({ sheet }: { sheet: FigureSheet }) {
  const { indicator, figure } = sheet
  if (indicator.denominatorName === null) return null
  const scale =
    indicator.source === 'computed' && indicator.scale > 100 ? ` × ${formatInteger(indicator.scale)}` : ''
  const result =
    `${valueText(indicator.unit, figure.value)} ${figure.value === null ? '' : unitAfter(indicator.unit)}`.trim()
  const hasNumbers = figure.numerator !== null || figure.denominator !== null
  return (
    <p className="formula">
      {`${indicator.name} = ${indicator.numeratorName} ÷ ${indicator.denominatorName}${scale}`}
      {hasNumbers && (
        <>
          <br />
          {`${countText(figure.numerator)} ÷ ${countText(figure.denominator)}${scale} = `}
          <strong>{result}</strong>
        </>
      )}
    </p>
  )
}
