import type { Metadata } from 'next'
import { DoctorContractsSection } from '@/components/doctor-contracts/doctor-contracts-section'
import { FacilityEditSection } from '@/components/facilities/facility-edit-section'
import { FacilityFacts } from '@/components/facilities/facility-facts'
import { FacilityWarnings } from '@/components/facilities/facility-warnings'
import { placesText } from '@/components/facilities/facility-words'
import { HistoryList } from '@/components/history/history-list'
import { TitlesSection } from '@/components/titles/titles-section'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { todayInShanghai } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { allowedEvents } from '@/lib/facilities/policy'
import { getFacility } from '@/lib/facility-dossiers/queries'
import { formatDay } from '@/lib/format/date'
import { listHistory } from '@/lib/history/queries'
import { listKindergartenNames } from '@/lib/kindergartens/queries'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '机构' }

const DONE = {
  created: '机构已登记，指标已更新',
  edited: '修改已保存，指标已更新',
  status: '状态已变更，指标已更新',
  title: '称号已更新',
  doctor: '签约已更新',
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OfficeFacilityPage({ params, searchParams }: Props) {
  const actor = await requireOfficial()
  const facility = await orNotFound(getFacility(actor, (await params).id))
  const { id, name, region, titles, doctorContracts, source, updatedOn, isDemo } = facility
  const events = allowedEvents(actor, facility)
  const today = todayInShanghai()
  const ownPath = actor.regionPath ?? ''
  const [history, regions, kindergartens] = await Promise.all([
    listHistory(actor, { type: 'facility', id }),
    events.includes('edit') ? listRegionOptions(actor, ownPath) : [],
    events.includes('edit') ? listKindergartenNames(actor, ownPath) : [],
  ])
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/office/facilities', label: '机构' },
          { href: `/office/facilities?region=${region.code}`, label: region.name },
          { label: name },
        ]}
      />
      <PageTitle
        title={name}
        lead={placesText(facility)}
        actions={isDemo && <Tag tone="warm">演示数据</Tag>}
      />
      <div className="flex flex-col gap-6">
        <DoneNotice done={(await searchParams).done} words={DONE} />
        <FacilityWarnings facility={facility} />
        <FacilityFacts facility={facility} chainHref={(other) => `/office/facilities/${other}`} />
        <p className="text-muted">
          数据更新于 {formatDay(updatedOn)}。来源：{source || '未记录'}
        </p>
        <FacilityEditSection
          facility={facility}
          events={events}
          lists={{ regions, kindergartens }}
          today={today}
        />
        <TitlesSection
          titles={titles}
          holder={{ type: 'facility', id }}
          mayAward={events.includes('award_title')}
          mayWithdraw={events.includes('withdraw_title')}
          today={today}
        />
        <DoctorContractsSection
          facilityId={id}
          contracts={doctorContracts}
          maySign={events.includes('sign_doctor')}
          mayEnd={events.includes('end_doctor')}
          today={today}
        />
        <section aria-labelledby="history">
          <h2 id="history">变更记录</h2>
          <HistoryList entries={history} />
        </section>
      </div>
    </>
  )
}
