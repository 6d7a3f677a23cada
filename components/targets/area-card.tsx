import { StatusTag } from '@/components/ui/status-tag'
import { goalText, STATUS_ORDER, valueText } from '@/lib/scorecards/labels'
import type { Scorecard, Tile } from '@/lib/scorecards/queries'
import { areaHref, type TargetsBase } from './links'
import { countStatuses } from './status-filter'

type Props = { card: Scorecard; plan: string; base: TargetsBase }

/** A plan area with how many of its targets stand where. The whole card opens its scorecard. */
export function AreaCard({ card, plan, base }: Props) {
  const counts = countStatuses(card.tiles)
  const isPlaces = (tile: Tile) => tile.indicator.code === 'places_per_1000'
  const places = card.tiles.find(isPlaces) ?? card.others.find(isPlaces)
  const above = card.ancestors.at(-2)
  const place = above && above.level !== 'country' ? `${above.name}${card.region.name}` : card.region.name
  return (
    <li className="tile">
      <h3 className="tile-head">
        <a className="tile-link" href={areaHref(base, card.region.code, card.basis)}>
          {place}
        </a>
        <span className="text-muted">{`${card.tiles.length} 项目标`}</span>
      </h3>
      <p className="area-plan">{plan}</p>
      {places && places.figure.value !== null && (
        <p>
          {'每千人托位 '}
          <b>{valueText(places.indicator.unit, places.figure.value)}</b>
          {places.wanted === null ? '' : `，目标 ${goalText(places.wanted, '个')}`}
        </p>
      )}
      <ul className="area-counts">
        {STATUS_ORDER.filter((status) => counts[status] > 0).map((status) => (
          <li key={status}>
            <StatusTag status={status} /> {counts[status]}
          </li>
        ))}
      </ul>
    </li>
  )
}
