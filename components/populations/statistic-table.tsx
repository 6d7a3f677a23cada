import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatInteger } from '@/lib/format/number'
import type { StatisticDto } from '@/lib/populations/queries'
import { CONFIDENCE_LABELS, STATISTIC_KIND_LABELS } from '@/lib/regions/labels'

const columns: Column<StatisticDto>[] = [
  { key: 'kind', head: '指标', cell: (statistic) => STATISTIC_KIND_LABELS[statistic.kind] },
  { key: 'year', head: '年份', number: true, cell: (statistic) => statistic.year },
  { key: 'value', head: '数值', number: true, cell: (statistic) => formatInteger(statistic.value) },
  {
    key: 'source',
    head: '来源',
    cell: (statistic) => (
      <>
        {statistic.source} {statistic.isDemo && <Tag>演示</Tag>}
      </>
    ),
  },
  {
    key: 'confidence',
    head: '可信度',
    cell: (statistic) => `${statistic.confidence} ${CONFIDENCE_LABELS[statistic.confidence]}`,
  },
  {
    key: 'correct',
    head: '更正',
    cell: (statistic) => (
      <a href={`?correct=${statistic.id}#statistic`}>
        更正<span className="sr-only">{`${statistic.year}年${STATISTIC_KIND_LABELS[statistic.kind]}`}</span>
      </a>
    ),
  },
]

export function StatisticTable({ statistics }: { statistics: readonly StatisticDto[] }) {
  return (
    <DataTable
      caption="各年人口和婴幼儿数"
      note="计算时用已经结束的最近一年；本级没有时，下级全都有才相加"
      columns={columns}
      rows={statistics}
      rowKey={(statistic) => statistic.id}
      empty={<p>这个地区还没有人口数据。可以在下面补充，或在“数据导入”里成批导入。</p>}
    />
  )
}
