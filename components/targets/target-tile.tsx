import { StatusTag } from '@/components/ui/status-tag'
import type { DateString } from '@/lib/format/date'
import {
  gapText,
  originText,
  shortNote,
  stepsText,
  targetText,
  unitAfter,
  valueText,
} from '@/lib/scorecards/labels'
import type { Tile } from '@/lib/scorecards/queries'
import type { Basis } from '@/prisma/generated/enums'

type Props = { tile: Tile; href: string; basis: Basis; asOf: DateString }

/** One target beside its live figure. Few elements: a dashboard has dozens of these and is sent twice. */
export function TargetTile({ tile, href, basis, asOf }: Props) {
  const { indicator, figure, target, steps, areas } = tile
  const gap = gapText(tile)
  const unit = figure.value === null ? '' : unitAfter(indicator.unit)
  const notes = figure.notes.length > 0 ? `。${figure.notes.map(shortNote).join('；')}` : ''
  return (
    <li className="tile" id={target?.id}>
      <h3 className="tile-head">
        <a className="tile-link" href={href}>
          {tileName(tile)}
        </a>
        <StatusTag status={tile.status} />
      </h3>
      <p className="tile-value">
        {valueText(indicator.unit, figure.value)}
        {unit && <span className="tile-unit">{unit}</span>}
      </p>
      {target && <p>{`目标 ${targetText(target)}`}</p>}
      {steps.length > 0 && <p className="tile-steps">{`台阶 ${stepsText(steps, target)}`}</p>}
      {gap && <p className="tile-gap">{gap}</p>}
      {areas && areas.shortNames.length > 0 && (
        <details className="tile-more">
          <summary>{`看未达标的 ${areas.shortNames.length} 个`}</summary>
          {areas.shortNames.join('、')}
        </details>
      )}
      <p className="tile-foot">{originText(indicator, basis, asOf) + notes}</p>
    </li>
  )
}

export function tileName({ indicator, target }: Tile): string {
  return target?.subArea ? `${indicator.name}（${target.subArea.name}）` : indicator.name
}
