import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { formatDate } from '@/lib/format/date'
import { REGION_LEVEL_LABELS, TOWNSHIP_KIND_LABELS } from '@/lib/regions/labels'
import { placeName } from '@/lib/scorecards/labels'
import type { Scorecard } from '@/lib/scorecards/queries'
import { areaHref, basisQuery, type TargetsBase, withQuery } from './links'

/** Which area, by which plan, as of when and from what. */
export function ScorecardHeading({ card, base }: { card: Scorecard; base: TargetsBase }) {
  const { region, tiles, basis, asOf } = card
  const name = placeName(region)
  const level = region.townshipKind
    ? TOWNSHIP_KIND_LABELS[region.townshipKind]
    : REGION_LEVEL_LABELS[region.level]
  const plans = new Map(
    tiles.flatMap(({ target }) => (target ? [[target.planTitle, target.regionCode]] : [])),
  )
  const exportHref = (format: string) =>
    withQuery(`/targets/${region.code}/export`, { format, basis: basisQuery(basis) })
  return (
    <>
      <PageTitle
        title={`${name}目标进展`}
        lead={`${level} · 截至 ${formatDate(asOf)} · 按机构登记、经确认的上报数据和人口数据实时计算`}
        actions={
          tiles.length > 0 && (
            <>
              <LinkButton href={exportHref('xlsx')}>导出 XLSX</LinkButton>
              <LinkButton href={exportHref('csv')}>导出 CSV</LinkButton>
            </>
          )
        }
      />
      {plans.size === 0 ? (
        <p className="plan-line">{`${name}还没有录入规划目标，下面是实时数据。规划和目标由管理员录入。`}</p>
      ) : (
        [...plans].map(([title, owner]) => (
          <p key={title} className="plan-line">
            {`依据《${title}》 `}
            <a href={areaHref(base, owner, basis).replace(owner, `${owner}/plan`)}>看全部条款</a>
          </p>
        ))
      )}
    </>
  )
}
