import { type Column, drawTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'
import { areaLabel, LEAGUE_LABELS, LEAGUE_UNITS } from '@/lib/leagues/labels'
import type { League } from '@/lib/leagues/queries'
import { LEAGUE_CODES, type LeagueRow, type LeagueSort, sortLeague } from '@/lib/leagues/rules'
import { BASIS_LABELS, placeName, valueText } from '@/lib/scorecards/labels'
import { areaHref, type TargetsBase } from './links'

type Props = {
  league: League
  sort: LeagueSort
  sortHref: (sort: LeagueSort) => string
  base: TargetsBase
}

/** The areas below beside each other; its totals row is the area's own figures, equal to its tiles. */
export function LeagueTable({ league, sort, sortHref, base }: Props) {
  const { region, total, basis, asOf } = league
  const figureColumns = LEAGUE_CODES.map(
    (code): Column<LeagueRow> => ({
      key: code,
      head: LEAGUE_LABELS[code],
      unit: LEAGUE_UNITS[code] === '%' ? undefined : LEAGUE_UNITS[code],
      number: true,
      sortable: true,
      cell: (row) => valueText(LEAGUE_UNITS[code], row.figures[code].value),
      total: valueText(LEAGUE_UNITS[code], total.figures[code].value),
    }),
  )
  const name = placeName(region)
  const reasons = missingReasons(league)
  return drawTable({
    captionId: 'league-caption',
    caption: `${name}各${areaLabel(league.rows)}的托育服务`,
    note: `截至 ${formatDay(asOf)} · ${BASIS_LABELS[basis]}，备案率始终按全部机构算 · 点列名可排序${reasons}`,
    rows: sortLeague(league.rows, sort),
    rowKey: (row) => row.code,
    sort: sort,
    sortHref: (next) => sortHref(next as LeagueSort),
    empty: <p>{name}下面没有登记在册的下级地区。区划由管理员维护。</p>,
    columns: [
      {
        key: 'name',
        head: '地区',
        sortable: true,
        cell: (row) => nameCell(row, areaHref(base, row.code, basis)),
        total: `${name}合计`,
      },
      {
        key: 'facilities',
        head: '机构',
        unit: '家',
        number: true,
        sortable: true,
        cell: (row) => formatInteger(row.facilities),
        total: formatInteger(total.facilities),
      },
      ...figureColumns,
    ],
  })
}

function nameCell(row: LeagueRow, href: string) {
  const link = <a href={href}>{row.name}</a>
  if (row.countiesWithoutRecords === 0) return link
  return (
    <>
      {link}
      <small className="league-gap">{`${row.counties} 个区县中 ${row.countiesWithoutRecords} 个没有机构记录`}</small>
    </>
  )
}

/** Why cells show no figure, said once under the caption instead of in every cell. */
function missingReasons({ rows }: League): string {
  const reasons = new Set(
    rows.flatMap((row) => LEAGUE_CODES.flatMap((code) => row.figures[code].missing ?? [])),
  )
  return reasons.size > 0 ? ` · “—”表示${[...reasons].join('，或')}` : ''
}
