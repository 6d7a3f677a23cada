import type { DateString } from '@/lib/format/date'
import { TARGET_STATUS_LABELS } from '@/lib/plans/labels'
import type { TargetStatus } from '@/lib/plans/rules'
import { STATUS_ORDER } from '@/lib/scorecards/labels'
import type { Tile } from '@/lib/scorecards/queries'
import type { Basis } from '@/prisma/generated/enums'
import { sheetHref, type TargetsBase } from './links'
import { TargetTile } from './target-tile'

type Props = {
  tiles: readonly Tile[]
  /** Only this status; undefined: all. */
  status?: TargetStatus
  /** In the order of the plan's clauses instead of by status. */
  byClause: boolean
  base: TargetsBase
  code: string
  basis: Basis
  asOf: DateString
}

/** The targets as tiles, what needs doing first. */
export function TileGroups({ tiles, status, byClause, base, code, basis, asOf }: Props) {
  const shown = status ? tiles.filter((tile) => tile.status === status) : tiles
  const list = (group: readonly Tile[]) => (
    <ul className="tiles">
      {group.map((tile, index) => (
        <TargetTile
          key={tile.target?.id ?? index}
          tile={tile}
          href={sheetHref(base, code, tile.indicator.code, basis)}
          basis={basis}
          asOf={asOf}
        />
      ))}
    </ul>
  )
  if (shown.length === 0 && status) {
    return <p className="table-empty">{`没有${TARGET_STATUS_LABELS[status]}的目标。`}</p>
  }
  if (byClause) return list(shown)
  return STATUS_ORDER.map((one) => {
    const group = shown.filter((tile) => tile.status === one)
    if (group.length === 0) return null
    return (
      <section key={one} className="tile-group">
        <h3>{`${TARGET_STATUS_LABELS[one]} ${group.length} 项`}</h3>
        {list(group)}
      </section>
    )
  })
}
