import type { Metadata } from 'next'
import { areaOf, type SearchParams } from '@/app/office/own-area'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { RegionField } from '@/components/regions/region-field'
import { ServiceSiteTable } from '@/components/service-sites/service-site-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { todayInShanghai } from '@/lib/core/clock'
import { requireOfficial } from '@/lib/core/session'
import { choicesOf } from '@/lib/facilities/labels'
import { keepsRegister } from '@/lib/facilities/policy'
import { formatDay } from '@/lib/format/date'
import { SERVICE_SITE_KIND_LABELS } from '@/lib/service-sites/labels'
import { listServiceSites } from '@/lib/service-sites/queries'
import { serviceSiteFilterSchema } from '@/lib/service-sites/schema'

export const metadata: Metadata = { title: '服务站点' }

const PATH = '/office/service-sites'

export default async function ServiceSitesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireOfficial()
  const params = await searchParams
  const area = await areaOf(actor, params.region)
  const filter = serviceSiteFilterSchema.parse({ ...params, region: area.region?.code })
  const { items, ...paging } = await listServiceSites(actor, filter)
  const { q = '', kind = '' } = filter
  const href = (page: number, region = area.text) =>
    `${PATH}?${new URLSearchParams({ q, region, kind, page: String(page) })}`
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="服务站点"
        lead="科学育儿指导中心和指导站、亲子活动室、母婴室。"
        actions={
          keepsRegister(actor, area.ownPath) && (
            <LinkButton href={`${PATH}/new`} variant="primary">
              登记站点
            </LinkButton>
          )
        }
      />
      <FilterForm
        action={PATH}
        label="筛选服务站点"
        resetHref={Object.keys(params).length > 0 ? PATH : undefined}
      >
        <TextField name="q" label="名称或地址" type="search" defaultValue={q} maxLength={100} />
        <RegionField name="region" label="地区" options={area.options} defaultValue={area.text} />
        <SelectField
          name="kind"
          label="类型"
          placeholder="全部"
          options={choicesOf(SERVICE_SITE_KIND_LABELS)}
          defaultValue={kind}
        />
      </FilterForm>
      {area.typed !== '' && !area.region && (
        <RegionCandidates text={area.typed} candidates={area.candidates} href={(code) => href(1, code)} />
      )}
      <ServiceSiteTable items={items} caption={`${area.name}的服务站点 · ${formatDay(todayInShanghai())}`} />
      <Pager {...paging} href={href} unit="个站点" />
    </div>
  )
}
