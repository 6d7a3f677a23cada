import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { dutyName } from '@/lib/departments/labels'
import type { DepartmentRecord } from '@/lib/departments/queries'
import { RenameForm } from './rename-form'

type Row = DepartmentRecord & { regionName: string }

const COLUMNS: Column<Row>[] = [
  {
    key: 'region',
    head: '地区',
    cell: (row) => (
      <>
        {row.regionName} <small className="text-muted">{row.regionCode}</small>
      </>
    ),
  },
  {
    key: 'duty',
    head: '职责',
    cell: (row) => <span className="whitespace-nowrap">{dutyName(row.duty)}</span>,
  },
  {
    key: 'name',
    head: '部门名称',
    cell: (row) => (
      <p className="min-w-[9rem]">
        {row.name} {row.isDemo && <Tag>演示</Tag>}
      </p>
    ),
  },
  {
    key: 'rename',
    head: '改名',
    cell: (row) => (
      <div className="min-w-[14rem]">
        <RenameForm id={row.id} name={row.name} version={row.version} />
      </div>
    ),
  },
]

export function DepartmentTable({ departments }: { departments: readonly Row[] }) {
  return (
    <DataTable
      caption="各区县的部门"
      note="账号属于哪个部门，看账号的地区和部门名称与这里是否一致"
      columns={COLUMNS}
      rows={departments}
      rowKey={(row) => row.id}
      empty={<p>还没有登记部门。没有登记的，办件上写职责名称，意见由审核员凭纸质答复补记。</p>}
    />
  )
}
