import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StatisticForm } from '@/components/populations/statistic-form'
import { StatisticTable } from '@/components/populations/statistic-table'
import { RegionCrumbs } from '@/components/regions/region-crumbs'
import { RegionForms } from '@/components/regions/region-forms'
import { RegionSummary } from '@/components/regions/region-summary'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { listStatistics } from '@/lib/populations/queries'
import { findRegionRecord, listAncestors } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '区划' }

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<{ correct?: string | string[] }>
}

export default async function RegionPage({ params, searchParams }: Props) {
  const actor = await requireAdmin('regions.change', 'populations.change')
  const [{ code }, { correct }] = await Promise.all([params, searchParams])
  const region = await findRegionRecord(actor, code)
  if (!region) notFound()
  const [path, statistics] = await Promise.all([listAncestors(actor, code), listStatistics(actor, code)])
  return (
    <>
      <RegionCrumbs path={path} />
      <PageTitle title={region.name} />
      <RegionSummary region={region} />
      <section className="mt-6" aria-labelledby="change">
        <h2 id="change" className="mb-4">
          修改区划
        </h2>
        <RegionForms region={region} />
      </section>
      <section className="mt-6" aria-labelledby="statistics">
        <h2 id="statistics" className="mb-4">
          人口和婴幼儿数
        </h2>
        <StatisticTable statistics={statistics} />
      </section>
      <section className="mt-6" id="statistic" aria-labelledby="statistic-title">
        <h2 id="statistic-title" className="mb-4">
          补充或更正
        </h2>
        <StatisticForm region={code} correct={statistics.find(({ id }) => id === correct)} />
      </section>
    </>
  )
}
