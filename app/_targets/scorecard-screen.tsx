import type { ReactNode } from 'react'
import { LeaguePlot } from '@/components/targets/league-plot'
import { LeagueTable } from '@/components/targets/league-table'
import { basisQuery, type TargetsBase, withQuery } from '@/components/targets/links'
import { OtherFigures } from '@/components/targets/other-figures'
import { ScorecardHeading } from '@/components/targets/scorecard-heading'
import { Segments } from '@/components/targets/segments'
import { countStatuses, StatusFilter } from '@/components/targets/status-filter'
import { TileGroups } from '@/components/targets/tile-groups'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Frozen } from '@/components/ui/frozen'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/core/actor'
import { orNotFound } from '@/lib/core/page'
import { getLeague, type LeagueGrain } from '@/lib/leagues/queries'
import { leagueSort, shownCode } from '@/lib/leagues/rules'
import { BASIS_LABELS, placeName } from '@/lib/scorecards/labels'
import { getScorecard } from '@/lib/scorecards/queries'
import type { ScorecardView } from '@/lib/scorecards/schema'
import { areaCrumbs } from './crumbs'

type Props = {
  actor: Actor
  code: string
  view: ScorecardView
  base: TargetsBase
  /** Stands between the heading and the targets. */
  children?: ReactNode
}

/** All targets of an area beside their live figures, and the areas below it beside each other. */
export async function ScorecardScreen({ actor, code, view, base, children }: Props) {
  const { basis } = view
  const grain: LeagueGrain = view.by ?? 'child'
  const [card, league] = await Promise.all([
    orNotFound(getScorecard(actor, code, basis)),
    orNotFound(getLeague(actor, code, basis, grain)),
  ])
  const { region, ancestors, tiles, others, asOf } = card
  const query = { ...view, basis: basisQuery(basis) }
  const href = (change: Partial<typeof query>) => withQuery(`${base}/${code}`, { ...query, ...change })
  const sort = leagueSort(view.sort, view.dir)
  const show = shownCode(view.show, league.rows)
  return (
    <>
      <Breadcrumbs items={areaCrumbs(ancestors, base, basis)} />
      <ScorecardHeading card={card} base={base} />
      {children}
      <div className="controls">
        <Segments
          label="口径"
          items={(['all', 'filed'] as const).map((one) => ({
            href: href({ basis: basisQuery(one) }),
            label: BASIS_LABELS[one],
            current: one === basis,
          }))}
        />
        {tiles.length > 1 && (
          <Segments
            label="顺序"
            items={[
              { href: href({ order: undefined }), label: '按进展', current: view.order === undefined },
              { href: href({ order: 'clause' }), label: '按条款', current: view.order === 'clause' },
            ]}
          />
        )}
      </div>
      {tiles.length > 0 && (
        <section aria-labelledby="goals">
          <h2 id="goals">{`${tiles.length} 项目标`}</h2>
          <StatusFilter
            counts={countStatuses(tiles)}
            current={view.status}
            href={(status) => href({ status })}
          />
          <Frozen data={card} view={`tiles|${base}|${view.status}|${view.order}`}>
            {() => (
              <TileGroups
                tiles={tiles}
                status={view.status}
                byClause={view.order === 'clause'}
                base={base}
                code={code}
                basis={basis}
                asOf={asOf}
              />
            )}
          </Frozen>
        </section>
      )}
      {others.length > 0 && (
        <section className="sheet-section others" aria-labelledby="others">
          <h2 id="others">{tiles.length > 0 ? '其他指标' : '实时指标'}</h2>
          <Frozen data={card} view={`others|${base}`}>
            {() => (
              <OtherFigures
                tiles={others}
                regionName={placeName(region)}
                code={code}
                base={base}
                basis={basis}
                asOf={asOf}
              />
            )}
          </Frozen>
        </section>
      )}
      {region.level === 'township' ? (
        <p className="sheet-section">
          <LinkButton
            href={`${base === '/targets' ? '' : '/office'}/facilities?region=${code}`}
            variant="primary"
          >
            {`看${region.name}的托育机构`}
          </LinkButton>
        </p>
      ) : (
        <section className="sheet-section" aria-labelledby="below">
          <h2 id="below">下级地区</h2>
          {region.level === 'province' &&
            league.rows[0]?.level !== undefined &&
            hasPrefectures(league, view.by) && (
              <Segments
                label="分到"
                items={[
                  { href: `${href({ by: undefined })}#below`, label: '州（市）', current: grain === 'child' },
                  {
                    href: `${href({ by: 'county' })}#below`,
                    label: '县（市、区）',
                    current: grain === 'county',
                  },
                ]}
              />
            )}
          <LeaguePlot league={league} show={show} showHref={(next) => href({ show: next })} base={base} />
          <Frozen data={league} view={`table|${href({})}`}>
            {() => (
              <LeagueTable
                league={league}
                sort={sort}
                sortHref={({ key, direction }) =>
                  `${href({ sort: key, dir: direction === 'ascending' ? 'asc' : 'desc' })}#below`
                }
                base={base}
              />
            )}
          </Frozen>
          <p className="no-print">
            导出下级地区：
            {(['csv', 'xlsx'] as const).map((format) => (
              <a
                key={format}
                className="export-link"
                href={withQuery(`/targets/${code}/export`, {
                  table: 'areas',
                  format,
                  basis: basisQuery(basis),
                  by: view.by,
                })}
              >
                {format.toUpperCase()}
              </a>
            ))}
          </p>
        </section>
      )}
      {region.level !== 'township' && (
        <p className="no-print">
          <a href={withQuery(base === '/targets' ? '/facilities' : '/office/facilities', { region: code })}>
            {`看${placeName(region)}的机构名单`}
          </a>
        </p>
      )}
    </>
  )
}

/** 直辖市 have counties right below; only provinces with prefectures offer both grains. */
const hasPrefectures = (league: { rows: readonly { level: string }[] }, by: string | undefined) =>
  by === 'county' || league.rows[0]?.level === 'prefecture'
