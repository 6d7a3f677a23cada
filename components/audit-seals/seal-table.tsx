import { DataTable } from '@/components/ui/data-table'
import type { SealRow } from '@/lib/audit-seals/queries'
import { formatDate, formatDateTime } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'

/** Sealed days, the latest first. */
export function SealTable({ seals }: { seals: SealRow[] }) {
  return (
    <DataTable
      caption="每天的封签"
      note="把最近一天的指纹记在别处，日后可以证明没有人重新封过"
      rows={seals}
      rowKey={(seal) => seal.day}
      empty={<p>还没有封签。第一天过完，次日凌晨 1 点以后自动封。</p>}
      columns={[
        { key: 'day', head: '日期', cell: (seal) => formatDate(seal.day) },
        { key: 'count', head: '记录', unit: '条', number: true, cell: (seal) => formatInteger(seal.count) },
        { key: 'hash', head: '指纹', cell: (seal) => <span className="break-all">{seal.hash}</span> },
        { key: 'key', head: '签名密钥', cell: (seal) => seal.keyId },
        { key: 'at', head: '封签时间', cell: (seal) => formatDateTime(seal.sealedAt) },
      ]}
    />
  )
}
