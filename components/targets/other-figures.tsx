import { drawTable } from '@/components/ui/data-table'
import { type DateString, formatDay } from '@/lib/format/date'
import {
  BASIS_LABELS,
  SOURCE_LABELS,
  shortNote,
  targetText,
  unitAfter,
  valueText,
} from '@/lib/scorecards/labels'
import type { Tile } from '@/lib/scorecards/queries'
import type { Basis } from '@/prisma/generated/enums'
import { sheetHref, type TargetsBase } from './links'

type Props = {
  tiles: readonly Tile[]
  regionName: string
  code: string
  base: TargetsBase
  basis: Basis
  asOf: DateString
}

/** Live figures no target speaks of here, beside what the area above asks of itself. */
export function OtherFigures({ tiles, regionName, code, base, basis, asOf }: Props) {
  const hasComparison = tiles.some((tile) => tile.target)
  return drawTable({
    captionId: 'others-caption',
    caption: `${regionName}没有定目标的指标`,
    note: `截至 ${formatDay(asOf)} · ${BASIS_LABELS[basis]} · ${SOURCE_LABELS.computed}`,
    rows: tiles,
    rowKey: (tile) => tile.indicator.code,
    empty: <p>所有指标都有目标，见上面的卡片。</p>,
    columns: [
      {
        key: 'name',
        head: '指标',
        cell: (tile) => <a href={sheetHref(base, code, tile.indicator.code, basis)}>{tile.indicator.name}</a>,
      },
      { key: 'value', head: '数值', number: true, cell: valueCell },
      ...(hasComparison
        ? [{ key: 'target', head: '上级目标（对照）', cell: (tile: Tile) => comparisonText(tile) }]
        : []),
      {
        key: 'notes',
        head: '说明',
        cell: (tile) => [tile.figure.missing, ...tile.figure.notes.map(shortNote)].filter(Boolean).join('；'),
      },
    ],
  })
}

const valueCell = ({ indicator, figure }: Tile): string =>
  `${valueText(indicator.unit, figure.value)} ${figure.value === null ? '' : unitAfter(indicator.unit)}`.trim()

const comparisonText = ({ target }: Tile): string =>
  target ? `${target.regionName} ${targetText(target)}` : ''
