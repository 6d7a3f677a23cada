import type { Metadata } from 'next'
import { ChildTable } from '@/components/child-lookups/child-table'
import { LookUpForm } from '@/components/child-lookups/look-up-form'
import { FilterForm } from '@/components/forms/filter-form'
import { RegionField } from '@/components/regions/region-field'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { listChildren } from '@/lib/child-lookups/queries'
import { childFilterSchema } from '@/lib/child-lookups/schema'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '儿童' }

const PATH = '/office/children'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OfficeChildrenPage({ searchParams }: Props) {
  const actor = await requireOfficial('children.look_up')
  const filter = childFilterSchema.parse(await searchParams)
  const { items, isUnknownRegion, ...paging } = await orNotFound(listChildren(actor, filter))
  const { region } = filter
  const options = actor.regionPath ? await listRegionOptions(actor, actor.regionPath) : []
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="儿童"
        lead="家长登记的儿童，姓名和证件号隐去。确需查看完整信息的，打开儿童的页面写明原因。"
      />
      <section aria-labelledby="look-up">
        <h2 id="look-up" className="mb-4">
          按证件号查询
        </h2>
        <LookUpForm />
      </section>
      <FilterForm action={PATH} label="筛选儿童" resetHref={region ? PATH : undefined}>
        <RegionField name="region" label="居住地" optional options={options} defaultValue={region} />
      </FilterForm>
      <ChildTable rows={items} isUnknownRegion={isUnknownRegion} />
      <Pager
        {...paging}
        unit="名"
        href={(page) => `${PATH}?${new URLSearchParams({ region, page: String(page) })}`}
      />
    </div>
  )
}
