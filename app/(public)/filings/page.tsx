import type { Metadata } from 'next'
import { FiledList } from '@/components/public-filings/filed-list'
import { FilingsFilter } from '@/components/public-filings/filings-filter'
import { NoncomplianceList } from '@/components/public-filings/noncompliance-list'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { TabLinks } from '@/components/ui/tab-links'
import { publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { formatDay } from '@/lib/format/date'
import { PUBLIC_LIST_LABELS } from '@/lib/public-filings/labels'
import { listFiled, listNoncompliant } from '@/lib/public-filings/queries'
import { publicFilingsQuery } from '@/lib/public-filings/rules'
import { PUBLIC_LISTS, type PublicFilingsFilter, readPublicFilings } from '@/lib/public-filings/schema'
import { findRegionText } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '备案公示' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FilingsPage({ searchParams }: Props) {
  const params = await searchParams
  const typed = typeof params.region === 'string' ? params.region.trim() : ''
  const { region, candidates } = await findRegionText(publicActor, typed)
  const filter = readPublicFilings({ ...params, region: region?.code })
  const href = (change: Partial<PublicFilingsFilter>) => `/filings${publicFilingsQuery(filter, change)}`
  const file = (format: string) => {
    const query = publicFilingsQuery(filter, { page: 1 })
    return `/filings/export${query}${query ? '&' : '?'}format=${format}`
  }
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="备案公示"
        lead="已经备案的托育机构，以及主管部门告知不符合标准的机构。按《托育机构登记和备案办法（试行）》第九条、第十一条公开。"
        actions={
          <>
            <LinkButton href={file('csv')}>导出 CSV</LinkButton>
            <LinkButton href={file('xlsx')}>导出 Excel</LinkButton>
          </>
        }
      />
      <TabLinks
        label="名单"
        items={PUBLIC_LISTS.map((list) => ({
          href: href({ list, page: 1 }),
          label: PUBLIC_LIST_LABELS[list],
          current: list === filter.list,
        }))}
      />
      <FilingsFilter filter={filter} regionText={region ? `${region.code} ${region.name}` : typed} />
      {typed !== '' && !region && (
        <RegionCandidates
          text={typed}
          candidates={candidates}
          href={(code) => href({ region: code, page: 1 })}
        />
      )}
      <List
        filter={filter}
        caption={`${region?.name ?? '全部地区'}${PUBLIC_LIST_LABELS[filter.list]} · 截至 ${formatDay(todayInShanghai())}`}
        pageHref={(page) => href({ page })}
      />
      <p className="text-muted">
        导出的栏目与全国托育机构信息公示平台的公开项目相同，表头写明中文名和它的字段名。整改到位的机构仍列在公示里，标明“已整改”和日期。收到一张回执，可以
        <a href="/receipts">核验真假</a>。
      </p>
    </div>
  )
}

type ListProps = { filter: PublicFilingsFilter; caption: string; pageHref: (page: number) => string }

async function List({ filter, caption, pageHref }: ListProps) {
  if (filter.list === 'filed') {
    const list = await listFiled(publicActor, filter)
    return (
      <>
        {list.items.length === 0 ? <Nothing /> : <FiledList items={list.items} caption={caption} />}
        <Pager {...list} href={pageHref} unit="家机构" />
      </>
    )
  }
  const list = await listNoncompliant(publicActor, filter)
  return (
    <>
      {list.items.length === 0 ? <Nothing /> : <NoncomplianceList items={list.items} caption={caption} />}
      <Pager {...list} href={pageHref} unit="件" />
    </>
  )
}

function Nothing() {
  return (
    <Notice title="没有符合条件的记录">
      <p>
        请换一个名称或地区，或<a href="/facilities">查看全部托育机构</a>，其中也有还没有备案的。
      </p>
    </Notice>
  )
}
