import { ChildrenFigures } from '@/components/targets/children-figures'
import { FigureFormula } from '@/components/targets/figure-formula'
import { FigureHeading } from '@/components/targets/figure-heading'
import { FigureRows } from '@/components/targets/figure-rows'
import { JudgementCard } from '@/components/targets/judgement-card'
import type { TargetsBase } from '@/components/targets/links'
import { TrendSection } from '@/components/targets/trend-section'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { type Actor, isOfficial } from '@/lib/core/actor'
import { orNotFound } from '@/lib/core/page'
import { listFigureRows } from '@/lib/drilldown/queries'
import { getFigureSheet, type Judgement } from '@/lib/figure-sheets/queries'
import { allowedEvents } from '@/lib/plans/policy'
import { targetText } from '@/lib/scorecards/labels'
import type { SheetView } from '@/lib/scorecards/schema'
import { areaCrumbs } from './crumbs'

const PAGE_SIZE = 50

/** The planner changes a target from where its figure stands. */
function changeHref(actor: Actor, { tile: { target } }: Judgement): string | undefined {
  if (!target || !isOfficial(actor)) return undefined
  const events = allowedEvents(actor, { regionPath: target.planRegionPath })
  return events.includes('change_target') ? `/office/plans/targets/${target.id}` : undefined
}

type Props = { actor: Actor; code: string; indicator: string; view: SheetView; base: TargetsBase }

/** One figure: how it comes about, what is asked of it, how it moved, and the records behind it. */
export async function SheetScreen({ actor, code, indicator, view, base }: Props) {
  const sheet = await orNotFound(getFigureSheet(actor, code, indicator, view.basis))
  const { region, basis, asOf } = sheet
  const part = sheet.parts.includes(view.part) ? view.part : 'numerator'
  const rows = await listFigureRows(actor, {
    region,
    indicator: sheet.indicator,
    basis,
    part,
    countLevel: sheet.countLevel,
    page: view.page,
    pageSize: PAGE_SIZE,
  })
  return (
    <>
      <Breadcrumbs items={areaCrumbs(sheet.ancestors, base, basis, sheet.indicator.name)} />
      <FigureHeading sheet={sheet} base={base} />
      <FigureFormula sheet={sheet} />
      {sheet.judgements.length > 0 ? (
        <section className="sheet-section" aria-labelledby="asked">
          <h2 id="asked">目标和判断</h2>
          {sheet.judgements.map((judgement) => (
            <JudgementCard
              key={judgement.tile.target?.id}
              judgement={judgement}
              asOf={asOf}
              changeHref={changeHref(actor, judgement)}
            />
          ))}
        </section>
      ) : (
        <p className="plan-line">
          {sheet.comparison
            ? `${region.name}没有定这项目标。对照：${sheet.comparison.regionName}的目标是 ${targetText(sheet.comparison)}。`
            : `${region.name}没有定这项目标。`}
        </p>
      )}
      <TrendSection sheet={sheet} />
      <ChildrenFigures sheet={sheet} base={base} />
      <FigureRows sheet={sheet} rows={rows} part={part} base={base} />
    </>
  )
}
