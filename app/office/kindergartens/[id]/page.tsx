import type { Metadata } from 'next'
import type { SearchParams } from '@/app/office/own-area'
import { HistoryList } from '@/components/history/history-list'
import { KindergartenFacts } from '@/components/kindergartens/kindergarten-facts'
import { KindergartenForm } from '@/components/kindergartens/kindergarten-form'
import { kindergartenFormValues } from '@/components/kindergartens/kindergarten-form-values'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Disclosure } from '@/components/ui/disclosure'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { todayInShanghai } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { keepsRegister } from '@/lib/facilities/policy'
import { formatDay } from '@/lib/format/date'
import { listHistory } from '@/lib/history/queries'
import { getKindergarten } from '@/lib/kindergartens/queries'
import { kindergartenWarnings } from '@/lib/kindergartens/rules'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '幼儿园' }

const DONE = { created: '幼儿园已登记，指标已更新', edited: '修改已保存，指标已更新' }
type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export default async function KindergartenPage({ params, searchParams }: Props) {
  const actor = await requireOfficial()
  const kindergarten = await orNotFound(getKindergarten(actor, (await params).id))
  const { id, name, version, isDemo, source, updatedOn } = kindergarten
  const mayEdit = keepsRegister(actor, kindergarten.regionPath)
  const [history, regions] = await Promise.all([
    listHistory(actor, { type: 'kindergarten', id }),
    mayEdit ? listRegionOptions(actor, actor.regionPath ?? '') : [],
  ])
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/kindergartens', label: '幼儿园' }, { label: name }]} />
      <PageTitle title={name} actions={isDemo && <Tag tone="warm">演示数据</Tag>} />
      <div className="flex flex-col gap-6">
        <DoneNotice done={(await searchParams).done} words={DONE} />
        {kindergartenWarnings(kindergarten).map((warning) => (
          <Notice key={warning} tone="warning" title={warning} />
        ))}
        <KindergartenFacts kindergarten={kindergarten} today={todayInShanghai()} />
        <p className="text-muted">
          数据更新于 {formatDay(updatedOn)}。来源：{source || '未记录'}
        </p>
        {mayEdit && (
          <Disclosure summary="修改登记信息">
            <KindergartenForm
              values={kindergartenFormValues(kindergarten)}
              regions={regions}
              edits={{ id, version }}
            />
          </Disclosure>
        )}
        <section aria-labelledby="history">
          <h2 id="history">变更记录</h2>
          <HistoryList entries={history} />
        </section>
      </div>
    </>
  )
}
