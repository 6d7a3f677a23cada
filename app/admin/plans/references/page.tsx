import type { Metadata } from 'next'
import { PlanTabs } from '@/components/plans/plan-tabs'
import { ReferenceForm } from '@/components/plans/reference-form'
import { ReferenceTable } from '@/components/plans/reference-table'
import { SubAreaSection } from '@/components/plans/sub-area-section'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { listReferences, listSubAreas } from '@/lib/plans/queries'
import { listChildRegions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '参照值与片区' }

type Props = { searchParams: Promise<{ correct?: string | string[] }> }

export default async function ReferencesPage({ searchParams }: Props) {
  const actor = await requireAdmin('plans.change')
  const [{ correct }, references, areas] = await Promise.all([
    searchParams,
    listReferences(actor),
    listSubAreas(actor),
  ])
  const areasWithTownships = await Promise.all(
    areas.map(async (area) => ({ ...area, townships: await listChildRegions(actor, area.regionCode) })),
  )
  return (
    <>
      <PageTitle
        title="参照值与片区"
        lead="“不低于全国平均”这样的目标跟着参照值走；片区由哪些街镇组成在这里设定。"
      />
      <PlanTabs current="references" />
      <ReferenceTable references={references} />
      <section className="mt-6" id="reference" aria-labelledby="reference-title">
        <h2 id="reference-title" className="mb-4">
          补充或更正参照值
        </h2>
        <ReferenceForm references={references} correct={references.find(({ id }) => id === correct)} />
      </section>
      <SubAreaSection areas={areasWithTownships} />
    </>
  )
}
