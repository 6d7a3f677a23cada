import type { Metadata } from 'next'
import { FacilityFilterForm } from '@/components/facilities/facility-filter'
import { FacilityList } from '@/components/facilities/facility-list'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { publicActor } from '@/lib/core/actor'
import { facilityQuery, isFacilityFiltered } from '@/lib/facilities/address'
import { listFacilities } from '@/lib/facilities/queries'
import { readFacilityFilter } from '@/lib/facilities/schema'
import { findRegionText } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '托育机构' }

const PATH = '/facilities'
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FacilitiesPage({ searchParams }: Props) {
  const params = await searchParams
  const typed = typeof params.region === 'string' ? params.region.trim() : ''
  const { region, candidates } = await findRegionText(publicActor, typed)
  const { filter, problems } = readFacilityFilter({ ...params, region: region?.code })
  const list = await listFacilities(publicActor, filter)
  const href = (change: Parameters<typeof facilityQuery>[1]) => `${PATH}?${facilityQuery(filter, change)}`
  const caption = region ? `${region.name}的托育机构` : '全部托育机构'
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="托育机构"
        lead="招收 3 岁以下婴幼儿的托育机构、幼儿园托班、社区宝宝屋等。没有登记的内容写“未知”。"
      />
      <FacilityFilterForm
        action={PATH}
        filter={filter}
        regionText={region ? `${region.code} ${region.name}` : typed}
        isFiltered={isFacilityFiltered(filter) || typed !== ''}
      />
      {problems.length > 0 && <Notice tone="warning" title={`有条件没有用上：${problems.join('；')}`} />}
      {typed !== '' && !region && (
        <RegionCandidates
          text={typed}
          candidates={candidates}
          href={(code) => href({ region: code, page: 1 })}
        />
      )}
      {filter.near && (
        <p>
          按距离由近到远，没有位置的机构不在其中。
          <a href={href({ near: undefined, radius: undefined })}>不按距离</a>
        </p>
      )}
      {list.items.length === 0 ? (
        <Notice title="没有符合条件的机构">
          <p>
            请放宽条件，例如去掉“只看有空位”，或<a href={PATH}>查看全部机构</a>。
          </p>
        </Notice>
      ) : (
        <FacilityList items={list.items} caption={caption} isNear={filter.near !== undefined} />
      )}
      <Pager {...list} href={(page) => href({ page })} unit="家机构" />
    </div>
  )
}
