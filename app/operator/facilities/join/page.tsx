import type { Metadata } from 'next'
import { JoinResults } from '@/components/claims/join-results'
import { JoinSearch } from '@/components/claims/join-search'
import { RequestClaimForm } from '@/components/claims/request-claim-form'
import { NoBody } from '@/components/operators/no-body'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { searchFacilities } from '@/lib/claims/queries'
import { joinSearchSchema } from '@/lib/claims/schema'
import { requirePermission } from '@/lib/core/session'
import { findOwnOperator } from '@/lib/operators/queries'
import { findRegionText } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '加入已登记的机构' }

const PATH = '/operator/facilities/join'
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function JoinFacilityPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.run')
  const params = await searchParams
  const { q, region: typed } = joinSearchSchema.parse(params)
  const operator = await findOwnOperator(actor)
  const { region, candidates } = await findRegionText(actor, typed)
  const isSearch = operator !== null && q.length >= 2 && (typed === '' || region !== null)
  const items = isSearch ? await searchFacilities(actor, { q, regionPath: region?.path ?? null }) : []
  const href = (more: Record<string, string>) =>
    `${PATH}?${new URLSearchParams({ q, region: typed, ...more })}`
  const chosen = items.find((item) => item.id === params.facility && !item.isOwn && !item.isRequested)
  return (
    <>
      <Breadcrumbs items={[{ href: '/operator/facilities', label: '机构' }, { label: '加入已登记的机构' }]} />
      <PageTitle
        title="加入已登记的机构"
        lead="机构在门户上已有登记、但还不在您单位名下的，在这里申请。由机构所在区县的主管部门核对后答复。"
      />
      {!operator && <NoBody />}
      {operator && !chosen && (
        <>
          <JoinSearch path={PATH} q={q} region={region ? `${region.code} ${region.name}` : typed} />
          {typed !== '' && !region && (
            <RegionCandidates text={typed} candidates={candidates} href={(code) => href({ region: code })} />
          )}
          {isSearch && <JoinResults items={items} href={(facility) => href({ facility })} />}
        </>
      )}
      {chosen && (
        <section aria-labelledby="request">
          <h2 id="request">申请加入{chosen.name}</h2>
          <p className="mt-2 mb-4">
            {chosen.regionName}，{chosen.address ?? '地址没有登记'}
          </p>
          <RequestClaimForm facilityId={chosen.id} cancelHref={href({})} />
        </section>
      )}
    </>
  )
}
