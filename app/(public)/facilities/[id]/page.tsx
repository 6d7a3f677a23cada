import type { Metadata } from 'next'
import { cache } from 'react'
import { StaffSummary } from '@/components/certificates/staff-summary'
import { FacilityFacts } from '@/components/facilities/facility-facts'
import { placesText } from '@/components/facilities/facility-words'
import { OpenNotices } from '@/components/public-filings/open-notices'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { publicActor } from '@/lib/core/actor'
import { orNotFound } from '@/lib/core/page'
import { OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import { getFacility } from '@/lib/facility-dossiers/queries'
import { formatDay } from '@/lib/format/date'
import { listOpenNotices } from '@/lib/public-filings/queries'
import { findReceiptNumber } from '@/lib/receipts/queries'
import { findStaffSummary } from '@/lib/staff-summaries/queries'

type Props = { params: Promise<{ id: string }> }

const facilityOf = cache((id: string) => orNotFound(getFacility(publicActor, id)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await facilityOf((await params).id)).name }
}

export default async function FacilityPage({ params }: Props) {
  const facility = await facilityOf((await params).id)
  const { id, name, region, status, isDemo, source, updatedOn } = facility
  const [notices, receiptNumber, staff] = await Promise.all([
    listOpenNotices(publicActor, id),
    findReceiptNumber(publicActor, id),
    findStaffSummary(publicActor, id),
  ])
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
      <OpenNotices notices={notices} />
      <FacilityFacts
        facility={facility}
        chainHref={(other) => `/facilities/${other}`}
        receiptNumber={receiptNumber}
      />
      <StaffSummary summary={staff} />
      <p className="text-muted mt-6">
        数据更新于 {formatDay(updatedOn)}。来源：{source || '未记录'}
      </p>
    </>
  )
}
