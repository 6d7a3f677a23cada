import type { Metadata } from 'next'
import { FilterForm } from '@/components/forms/filter-form'
import { ProcedureCards } from '@/components/procedures/procedure-cards'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { RegionField } from '@/components/regions/region-field'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { listDepartments } from '@/lib/departments/queries'
import { listInForce } from '@/lib/procedures/queries'
import { findRegionText, getRegion } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '办事指南' }

const PATH = '/guide'
const COUNTRY = '100000'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function GuidePage({ searchParams }: Props) {
  const params = await searchParams
  const typed = typeof params.region === 'string' ? params.region.trim().slice(0, 100) : ''
  const { region, candidates } = await findRegionText(publicActor, typed)
  const area = region ?? (await getRegion(publicActor, COUNTRY))
  const [procedures, departments] = await Promise.all([
    listInForce(publicActor, area, todayInShanghai()),
    area.anchorCode ? listDepartments(publicActor, { regionCode: area.anchorCode }) : [],
  ])
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="办事指南"
        lead="开办托育机构要备案。先选地区，看由谁受理、要交什么、几天办完；全程网上办，不用跑。"
      />
      <FilterForm action={PATH} label="选择地区" submitLabel="查看" resetHref={typed ? PATH : undefined}>
        <RegionField
          name="region"
          label="机构在哪里"
          hint="区县或街镇的名称或代码，例如 奉贤区"
          options={[]}
          defaultValue={region ? `${region.code} ${region.name}` : typed}
        />
      </FilterForm>
      {typed !== '' && !region && (
        <RegionCandidates text={typed} candidates={candidates} href={(code) => `${PATH}?region=${code}`} />
      )}
      <Notice title="租房之前，先自己查一查">
        <p>
          楼层、面积、采光、消防不合适的场地，装修了也用不上。<a href="/precheck">先做开办自查</a>
          ，几分钟就有结果。
        </p>
      </Notice>
      <ProcedureCards
        procedures={procedures}
        departments={departments}
        areaName={region ? region.name : '全国（各地可能另有规定，请先选地区）'}
        regionCode={area.code}
      />
      <p>
        第一次来？<a href="/register">注册经办单位</a>，再在线填写和提交。
      </p>
    </div>
  )
}
