import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RatioDays } from '@/components/ratios/ratio-days'
import { RatioFilters } from '@/components/ratios/ratio-filters'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { AppError } from '@/lib/core/errors'
import { requireOfficial } from '@/lib/core/session'
import { getRatioHistory } from '@/lib/ratios/queries'
import { ratioFilterSchema } from '@/lib/ratios/schema'

export const metadata: Metadata = { title: '照护比例记录' }

type Props = {
  params: Promise<{ facilityId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function RatioHistoryPage({ params, searchParams }: Props) {
  const actor = await requireOfficial('ratios.read')
  const { facilityId } = await params
  const filter = ratioFilterSchema.parse(await searchParams)
  const history = await getRatioHistory(actor, facilityId, filter).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const { facility, days } = history
  return (
    <div className="flex flex-col gap-4">
      <Breadcrumbs items={[{ href: '/office/ratios', label: '照护比例' }, { label: facility.name }]} />
      <PageTitle
        title={facility.name}
        lead={`${facility.regionName}。没有登记的日子不在表里，不等于照护比例够。`}
      />
      <RatioFilters path={`/office/ratios/${facility.id}`} filter={filter} />
      <RatioDays days={days} span={filter.days} />
    </div>
  )
}
