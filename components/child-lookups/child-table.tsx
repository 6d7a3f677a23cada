import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import type { MaskedChild } from '@/lib/child-lookups/queries'
import { monthColumn } from '@/lib/children/rules'
import { formatMonth } from '@/lib/format/date'

type Props = { rows: readonly MaskedChild[]; isUnknownRegion: boolean }

/** Masked: enough to tell how many and where, not who. */
export function ChildTable({ rows, isUnknownRegion }: Props) {
  return (
    <DataTable
      caption="已登记的儿童"
      note="姓名和证件号已隐去"
      rows={rows}
      rowKey={(child) => child.id}
      empty={
        <p>
          {isUnknownRegion
            ? '本地区没有这个地方，请核对街镇名称。'
            : '这里还没有登记的儿童。家长登记后会出现在这里。'}
        </p>
      }
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (child) => (
            <>
              <a href={`/office/children/${child.id}`}>{child.nameMasked}</a>
              {child.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'birth', head: '出生年月', cell: (child) => formatMonth(monthColumn(child.birthMonth)) },
        { key: 'region', head: '居住地', cell: (child) => child.regionName },
        {
          key: 'identity',
          head: '证件号',
          cell: (child) => <span className="whitespace-nowrap">{child.identityMasked ?? '没有填写'}</span>,
        },
      ]}
    />
  )
}
