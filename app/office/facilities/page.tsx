import type { Metadata } from 'next'
import { areaOf, type SearchParams } from '@/app/office/own-area'
import { FacilityFilterForm } from '@/components/facilities/facility-filter'
import { FacilityTable } from '@/components/facilities/facility-table'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { todayInShanghai } from '@/lib/core/clock'
import { requireOfficial } from '@/lib/core/session'
import { facilityQuery } from '@/lib/facilities/address'
import { keepsRegister } from '@/lib/facilities/policy'
import { listFacilities } from '@/lib/facilities/queries'
import { readFacilityFilter } from '@/lib/facilities/schema'
import { formatDay } from '@/lib/format/date'

export const metadata: Metadata = { title: '机构' }

const PATH = '/office/facilities'
type Props = { searchParams: SearchParams }

export default async function OfficeFacilitiesPage({ searchParams }: Props) {
  const actor = await requireOfficial()
  const params = await searchParams
  const area = await areaOf(actor, params.region)
  const { region, ownPath } = area
  const { filter, problems } = readFacilityFilter({ pageSize: '50', ...params, region: region?.code })
  const list = await listFacilities(actor, filter)
  // A blank stands for “everywhere”: without the parameter the own area would come back.
  const query = (change: Parameters<typeof facilityQuery>[1]) =>
    `${PATH}?${facilityQuery({ ...filter, region: region?.code ?? ' ' }, change)}`
  const file = (format: string) => `${PATH}/export?format=${format}&${facilityQuery(filter, { page: 1 })}`
  const canAdd = keepsRegister(actor, ownPath)
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="机构"
        lead="登记在册的各类托育机构。默认只列正在运营的，与看板的数字一致。"
        actions={
          <>
            {canAdd && (
              <LinkButton href={`${PATH}/new`} variant="primary">
                登记机构
              </LinkButton>
            )}
            <LinkButton href={file('csv')} download>
              导出 CSV
            </LinkButton>
            <LinkButton href={file('xlsx')} download>
              导出 Excel
            </LinkButton>
          </>
        }
      />
      <FacilityFilterForm
        action={PATH}
        filter={filter}
        regionText={area.text}
        regionOptions={area.options}
        isFiltered={Object.keys(params).length > 0}
        forOfficials
      />
      {problems.length > 0 && <Notice tone="warning" title={`有条件没有用上：${problems.join('；')}`} />}
      {area.typed !== '' && !region && (
        <RegionCandidates
          text={area.typed}
          candidates={area.candidates}
          href={(code) => query({ region: code, page: 1 })}
        />
      )}
      <FacilityTable
        items={list.items}
        caption={`${area.name}的机构 · ${formatDay(todayInShanghai())}`}
        sort={filter.sort === 'name' ? { key: 'name', direction: 'ascending' } : undefined}
        sortHref={() => query({ sort: filter.sort === 'name' ? 'region' : 'name', page: 1 })}
        canAdd={canAdd}
      />
      <Pager {...list} href={(page) => query({ page })} unit="家机构" />
    </div>
  )
}
