import { DataTable } from '@/components/ui/data-table'
import type { FigureSheet } from '@/lib/figure-sheets/queries'
import { formatInteger, roundHalfUp } from '@/lib/format/number'
import { areaLabel } from '@/lib/leagues/labels'
import { countedText, placeName, unitAfter, valueText } from '@/lib/scorecards/labels'
import { sheetHref, type TargetsBase } from './links'

/** The same figure of each area below, largest first, unknown ones last. */
export function ChildrenFigures({ sheet, base }: { sheet: FigureSheet; base: TargetsBase }) {
  const { region, indicator, figure, basis, asOf, children } = sheet
  // Reported figures are mostly the whole area's alone: a table of nothing but dashes says nothing.
  const isKnown = children.some((child) => child.figure.value !== null)
  if (!isKnown && (children.length === 0 || indicator.source === 'reported')) return null
  const rows = [...children].sort(
    (a, b) => (b.figure.value ?? Number.NEGATIVE_INFINITY) - (a.figure.value ?? Number.NEGATIVE_INFINITY),
  )
  const hasParts = indicator.denominatorName !== null
  const reasons = [...new Set(rows.flatMap((row) => row.figure.missing ?? []))]
  const dash = reasons.length > 0 ? ` · “—”表示${reasons.join('，或')}` : ''
  return (
    <section className="sheet-section" aria-labelledby="children">
      <h2 id="children">{`各${areaLabel(children)}比较`}</h2>
      <DataTable
        caption={`${placeName(region)}各${areaLabel(children)}：${indicator.name}`}
        note={`${countedText(indicator, basis, asOf)} · 由高到低${dash}`}
        rows={rows}
        rowKey={(row) => row.code}
        empty={null}
        columns={[
          {
            key: 'name',
            head: '地区',
            cell: (row) => <a href={sheetHref(base, row.code, indicator.code, basis)}>{row.name}</a>,
            total: placeName(region),
          },
          {
            key: 'value',
            head: '数值',
            unit: unitAfter(indicator.unit) || undefined,
            number: true,
            cell: (row) => valueText(indicator.unit, row.figure.value),
            total: valueText(indicator.unit, figure.value),
          },
          ...(hasParts
            ? [
                {
                  key: 'numerator',
                  head: indicator.numeratorName,
                  number: true,
                  cell: (row: FigureSheet['children'][number]) => amount(row.figure.numerator),
                  total: amount(figure.numerator),
                },
                {
                  key: 'denominator',
                  head: indicator.denominatorName,
                  number: true,
                  cell: (row: FigureSheet['children'][number]) => amount(row.figure.denominator),
                  total: amount(figure.denominator),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

const amount = (value: number | null): string =>
  value !== null && !Number.isInteger(value) ? String(roundHalfUp(value, 2)) : formatInteger(value)
