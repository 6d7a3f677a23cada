import type { Metadata } from 'next'
import { cache } from 'react'
import { FacilityFacts } from '@/components/facilities/facility-facts'
import { placesText } from '@/components/facilities/facility-words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { publicActor } from '@/lib/core/actor'
import { orNotFound } from '@/lib/core/page'
import { OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import { getFacility } from '@/lib/facility-dossiers/queries'
import { formatDay } from '@/lib/format/date'

type Props = { params: Promise<{ id: string }> }

const facilityOf = cache((id: string) => orNotFound(getFacility(publicActor, id)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await facilityOf((await params).id)).name }
}

export default async function FacilityPage({ params }: Props) {
  const facility = await facilityOf((await params).id)
  const { name, region, status, isDemo, source, updatedOn } = facility
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/facilities', label: '托育机构' },
          { href: `/facilities?region=${region.code}`, label: region.name },
          { label: name },
        ]}
      />
      <PageTitle title={name} lead={placesText(facility)} />
      {isDemo && <Notice tone="warning" title="演示数据：这家机构并不存在" />}
      {status !== 'operating' && <Notice tone="warning" title={OPERATING_STATUS_LABELS[status]} />}
      <FacilityFacts facility={facility} chainHref={(id) => `/facilities/${id}`} />
      <p className="text-muted mt-6">
        数据更新于 {formatDay(updatedOn)}。来源：{source || '未记录'}
      </p>
    </>
  )
}
