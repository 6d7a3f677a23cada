import type { Metadata } from 'next'
import { FilterForm } from '@/components/forms/filter-form'
import { TextField } from '@/components/forms/text-field'
import { RegionCrumbs } from '@/components/regions/region-crumbs'
import { RegionTable } from '@/components/regions/region-table'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { requireAdmin } from '@/lib/core/session'
import { findRegion, listAncestors, listRegionRecords } from '@/lib/regions/queries'
import { regionListSchema } from '@/lib/regions/schema'

export const metadata: Metadata = { title: '区划与人口' }

const PATH = '/admin/regions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RegionsPage({ searchParams }: Props) {
  const actor = await requireAdmin('regions.change', 'populations.change')
  const find = regionListSchema.parse(await searchParams)
  const [parent, regions] = await Promise.all([
    findRegion(actor, find.parent),
    listRegionRecords(actor, find),
  ])
  const path = parent ? await listAncestors(actor, parent.code) : []
  return (
    <>
      <PageTitle title="区划与人口" lead="行政区划、启用停用的日期和别名；点名称看人口并修改。" />
      <FilterForm action={PATH} label="查找区划" submitLabel="查找" resetHref={find.q ? PATH : undefined}>
        <TextField name="q" label="名称、别名或代码" type="search" maxLength={60} defaultValue={find.q} />
      </FilterForm>
      {!find.q && <RegionCrumbs path={path} />}
      <RegionTable
        regions={regions}
        today={todayInShanghai()}
        caption={find.q ? `“${find.q}”的查找结果（最多 200 条）` : `${parent?.name ?? '这里'}的下级区划`}
      />
    </>
  )
}
