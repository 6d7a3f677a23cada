import type { Metadata } from 'next'
import { areaOf, type SearchParams } from '@/app/office/own-area'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { KindergartenTable } from '@/components/kindergartens/kindergarten-table'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { RegionField } from '@/components/regions/region-field'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { todayInShanghai } from '@/lib/core/clock'
import { requireOfficial } from '@/lib/core/session'
import { choicesOf } from '@/lib/facilities/labels'
import { keepsRegister } from '@/lib/facilities/policy'
import { formatDay } from '@/lib/format/date'
import { KINDERGARTEN_STATUS_LABELS } from '@/lib/kindergartens/labels'
import { listKindergartens } from '@/lib/kindergartens/queries'
import { kindergartenFilterSchema } from '@/lib/kindergartens/schema'

export const metadata: Metadata = { title: '幼儿园' }

const PATH = '/office/kindergartens'
const CARE = [
  { value: '1', label: '已开设托班' },
  { value: '0', label: '未开设托班' },
]

export default async function KindergartensPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireOfficial()
  const params = await searchParams
  const area = await areaOf(actor, params.region)
  const filter = kindergartenFilterSchema.parse({ ...params, region: area.region?.code })
  const { items, ...paging } = await listKindergartens(actor, filter)
  const { q = '', status = '', care, newBuild } = filter
  const flag = (value: boolean | undefined) => (value === undefined ? '' : value ? '1' : '0')
  const href = (page: number, region = area.text) =>
    `${PATH}?${new URLSearchParams({ q, region, status, care: flag(care), newBuild: flag(newBuild), page: String(page) })}`
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="幼儿园"
        lead="含未开设托班的幼儿园和新建项目。"
        actions={
          keepsRegister(actor, area.ownPath) && (
            <LinkButton href={`${PATH}/new`} variant="primary">
              登记幼儿园
            </LinkButton>
          )
        }
      />
      <FilterForm
        action={PATH}
        label="筛选幼儿园"
        resetHref={Object.keys(params).length > 0 ? PATH : undefined}
      >
        <TextField name="q" label="名称或地址" type="search" defaultValue={q} maxLength={100} />
        <RegionField name="region" label="地区" options={area.options} defaultValue={area.text} />
        <SelectField
          name="status"
          label="状态"
          placeholder="全部"
          options={choicesOf(KINDERGARTEN_STATUS_LABELS)}
          defaultValue={status}
        />
        <SelectField name="care" label="托班" placeholder="不限" options={CARE} defaultValue={flag(care)} />
        <CheckboxField name="newBuild" label="只看新建项目" defaultChecked={newBuild === true} />
      </FilterForm>
      {area.typed !== '' && !area.region && (
        <RegionCandidates text={area.typed} candidates={area.candidates} href={(code) => href(1, code)} />
      )}
      <KindergartenTable items={items} caption={`${area.name}的幼儿园 · ${formatDay(todayInShanghai())}`} />
      <Pager {...paging} href={href} unit="所幼儿园" />
    </div>
  )
}
