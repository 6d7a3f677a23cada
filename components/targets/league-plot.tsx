import { ClassLegend } from '@/components/maps/class-legend'
import { MapLoader } from '@/components/maps/map-loader'
import { Frozen } from '@/components/ui/frozen'
import { formatDay } from '@/lib/format/date'
import { areaLabel, LEAGUE_LABELS, LEAGUE_UNITS } from '@/lib/leagues/labels'
import type { League } from '@/lib/leagues/queries'
import {
  boundaryFile,
  extremes,
  LEAGUE_CODES,
  type LeagueCode,
  type LeagueRow,
  quantileEdges,
  sortLeague,
} from '@/lib/leagues/rules'
import { BASIS_LABELS, placeName, unitAfter, valueText } from '@/lib/scorecards/labels'
import { areaHref, basisQuery, type TargetsBase, withQuery } from './links'
import { Segments } from './segments'

type Props = { league: League; show: LeagueCode; showHref: (code: LeagueCode) => string; base: TargetsBase }

/** One figure of the areas below at a glance: a map where we have boundaries, bars for townships. */
export function LeaguePlot({ league, show, showHref, base }: Props) {
  const { region, rows, grain } = league
  const file = boundaryFile(region, grain)
  const isBars = rows[0]?.level === 'township'
  if (rows.length === 0 || (!file && !isBars)) return null
  return (
    <section className="plot" id="plot" aria-labelledby="plot-title">
      <h3 id="plot-title">{plotTitle(league, show)}</h3>
      <Segments
        label="看哪一项"
        items={LEAGUE_CODES.map((code) => ({
          href: `${showHref(code)}#plot`,
          label: LEAGUE_LABELS[code],
          current: code === show,
        }))}
      />
      {file ? (
        <AreaMap league={league} show={show} file={file} base={base} />
      ) : (
        <Frozen data={league} view={`bars|${show}|${base}`}>
          {() => <Bars league={league} show={show} base={base} />}
        </Frozen>
      )}
    </section>
  )
}

const withUnit = (code: LeagueCode, row: LeagueRow): string =>
  `${valueText(LEAGUE_UNITS[code], row.figures[code].value)} ${unitAfter(LEAGUE_UNITS[code])}`.trim()

function plotTitle(league: League, show: LeagueCode): string {
  const ends = extremes(league.rows, show)
  const what = `各${areaLabel(league.rows)}${LEAGUE_LABELS[show]}`
  if (!ends) return what
  const { most, least } = ends
  return `${what}：${most.name}最高（${withUnit(show, most)}），${least.name}最低（${withUnit(show, least)}）`
}

/** Bars from zero, longest first; the number stands beside each, so the list is its own table. */
function Bars({ league, show, base }: Omit<Props, 'showHref'>) {
  const rows = sortLeague(league.rows, { key: show, direction: 'descending' })
  const max = Math.max(...rows.map((row) => row.figures[show].value ?? 0))
  const widthOf = (row: LeagueRow) =>
    max > 0 ? Math.round(((row.figures[show].value ?? 0) / max) * 1000) / 10 : 0
  const known = rows.filter((row) => row.figures[show].value !== null)
  const unknown = rows.filter((row) => row.figures[show].value === null)
  return (
    <>
      <ol className="bars">
        {known.map((row) => (
          <li key={row.code}>
            <a href={areaHref(base, row.code, league.basis)}>{row.name}</a>
            <span className="bars-ground" style={{ backgroundSize: `${widthOf(row)}% 100%` }} />
            <b>{withUnit(show, row)}</b>
          </li>
        ))}
      </ol>
      {unknown.length > 0 && (
        <p className="plot-note">{`${unknown.length} 个街镇没有数据（${unknown[0]?.figures[show].missing ?? ''}）：${unknown.map((row) => row.name).join('、')}`}</p>
      )}
      <p className="plot-note">{`截至 ${formatDay(league.asOf)} · ${BASIS_LABELS[league.basis]}`}</p>
    </>
  )
}

function AreaMap({ league, show, file, base }: Omit<Props, 'showHref'> & { file: string }) {
  const { region, rows, basis, grain, asOf } = league
  const edges = quantileEdges(rows.map((row) => row.figures[show].value))
  const values = withQuery(`/targets/${region.code}/map`, {
    show,
    basis: basisQuery(basis),
    by: grain === 'county' ? 'county' : undefined,
  })
  return (
    <>
      <MapLoader
        boundaries={`/boundaries/${file}.json`}
        lines={file === '100000' ? '/boundaries/100000-lines.json' : undefined}
        values={values}
        base={base}
        query={basis === 'filed' ? '?basis=filed' : ''}
        label={`${placeName(region)}各${areaLabel(league.rows)}${LEAGUE_LABELS[show]}的地图`}
      />
      <ClassLegend
        edges={edges.map((edge) => valueText(LEAGUE_UNITS[show], edge))}
        unit={unitAfter(LEAGUE_UNITS[show])}
      />
      <p className="plot-note">
        {`按五分位分档，每档地区数大致相等；斜线表示没有数据。数值见下表。截至 ${formatDay(asOf)} · ${BASIS_LABELS[basis]}。示意图，边界为概略，不作为划界依据。`}
      </p>
    </>
  )
}
