import type { Metadata } from 'next'
import { ClaimTable } from '@/components/claims/claim-table'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { CLAIM_STATE_LABELS } from '@/lib/claims/labels'
import { listClaims } from '@/lib/claims/queries'
import { claimFilterSchema } from '@/lib/claims/schema'
import { requireOfficial } from '@/lib/core/session'
import { choicesOf } from '@/lib/facilities/labels'

export const metadata: Metadata = { title: '加入机构的申请' }

const PATH = '/office/claims'
const STATES = [...choicesOf(CLAIM_STATE_LABELS), { value: 'all', label: '全部' }]

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ClaimsPage({ searchParams }: Props) {
  const actor = await requireOfficial('claims.decide')
  const filter = claimFilterSchema.parse(await searchParams)
  const { items, ...paging } = await listClaims(actor, filter)
  const { state } = filter
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="加入机构的申请"
        lead="单位申请把已登记的机构归到自己名下。请核对信用代码、登记证书和实际举办情况后答复。"
      />
      <FilterForm action={PATH} label="筛选申请" resetHref={state === 'requested' ? undefined : PATH}>
        <SelectField name="state" label="状态" options={STATES} defaultValue={state} />
      </FilterForm>
      <ClaimTable claims={items} />
      <Pager {...paging} href={(page) => `${PATH}?${new URLSearchParams({ state, page: String(page) })}`} />
    </div>
  )
}
