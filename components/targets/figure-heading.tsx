import { PageTitle } from '@/components/ui/page-title'
import { StatusTag } from '@/components/ui/status-tag'
import type { FigureSheet } from '@/lib/figure-sheets/queries'
import { BASIS_LABELS, originText, placeName, unitAfter, valueText } from '@/lib/scorecards/labels'
import { basisQuery, sheetHref, type TargetsBase, withQuery } from './links'
import { Segments } from './segments'

/** The figure itself, large, with what it covers and what it leaves out. */
export function FigureHeading({ sheet, base }: { sheet: FigureSheet; base: TargetsBase }) {
  const { region, indicator, figure, basis, asOf, judgements } = sheet
  const canChoose = indicator.source === 'computed' && !indicator.alwaysAll
  const status = judgements[0]?.tile.status ?? 'no_target'
  const path = sheetHref(base, region.code, indicator.code, 'all')
  return (
    <>
      <PageTitle title={`${placeName(region)}：${indicator.name}`} />
      {canChoose && (
        <Segments
          label="口径"
          items={(['all', 'filed'] as const).map((one) => ({
            href: withQuery(path, { basis: basisQuery(one) }),
            label: BASIS_LABELS[one],
            current: one === basis,
          }))}
        />
      )}
      <p className="figure-large">
        <b>{valueText(indicator.unit, figure.value)}</b>
        {figure.value !== null && unitAfter(indicator.unit)} <StatusTag status={status} />
      </p>
      {figure.value === null && <p className="figure-missing">{`${figure.missing ?? '数据不足'}。`}</p>}
      <p className="figure-origin">{originText(indicator, basis, asOf)}</p>
      <p>{`口径：${indicator.definition}`}</p>
      {figure.notes.length > 0 && (
        <ul className="figure-notes">
          {figure.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  )
}
