import type { Metadata } from 'next'
import type { SearchParams } from '@/app/office/own-area'
import { HistoryList } from '@/components/history/history-list'
import { ServiceSiteFacts } from '@/components/service-sites/service-site-facts'
import { ServiceSiteForm } from '@/components/service-sites/service-site-form'
import { serviceSiteFormValues } from '@/components/service-sites/service-site-form-values'
import { TitlesSection } from '@/components/titles/titles-section'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Disclosure } from '@/components/ui/disclosure'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { todayInShanghai } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { keepsRegister } from '@/lib/facilities/policy'
import { formatDay } from '@/lib/format/date'
import { listHistory } from '@/lib/history/queries'
import { listRegionOptions } from '@/lib/regions/queries'
import { getServiceSite } from '@/lib/service-sites/queries'

export const metadata: Metadata = { title: '服务站点' }

const DONE = {
  created: '站点已登记，指标已更新',
  edited: '修改已保存，指标已更新',
  title: '称号已更新',
}
type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export default async function ServiceSitePage({ params, searchParams }: Props) {
  const actor = await requireOfficial()
  const site = await orNotFound(getServiceSite(actor, (await params).id))
  const { id, name, version, isDemo, source, updatedOn, titles } = site
  const mayEdit = keepsRegister(actor, site.regionPath)
  const [history, regions] = await Promise.all([
    listHistory(actor, { type: 'service_site', id }),
    mayEdit ? listRegionOptions(actor, actor.regionPath ?? '') : [],
  ])
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/service-sites', label: '服务站点' }, { label: name }]} />
      <PageTitle title={name} actions={isDemo && <Tag tone="warm">演示数据</Tag>} />
      <div className="flex flex-col gap-6">
        <DoneNotice done={(await searchParams).done} words={DONE} />
        <ServiceSiteFacts site={site} />
        <p className="text-muted">
          数据更新于 {formatDay(updatedOn)}。来源：{source || '未记录'}
        </p>
        {mayEdit && (
          <Disclosure summary="修改登记信息">
            <ServiceSiteForm values={serviceSiteFormValues(site)} regions={regions} edits={{ id, version }} />
          </Disclosure>
        )}
        <TitlesSection
          titles={titles}
          holder={{ type: 'service_site', id }}
          mayAward={mayEdit}
          mayWithdraw={mayEdit}
          today={todayInShanghai()}
        />
        <section aria-labelledby="history">
          <h2 id="history">变更记录</h2>
          <HistoryList entries={history} />
        </section>
      </div>
    </>
  )
}
