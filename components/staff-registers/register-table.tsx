import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { CERTIFICATE_STATE_LABELS, certificateTitle } from '@/lib/certificates/labels'
import { formatDay } from '@/lib/format/date'
import { POST_LABELS } from '@/lib/staff/labels'
import type { RegisterRow } from '@/lib/staff-registers/queries'

type Props = { items: readonly RegisterRow[]; path: string; isLeft: boolean }

const shareText = (row: RegisterRow) =>
  row.sharePercent === 100 ? '' : row.sharePercent === null ? '（兼职）' : `（${row.sharePercent}% 工时）`

/** Plain elements only: the whole table is drawn once and kept. */
export function RegisterTable({ items, path, isLeft }: Props) {
  return (
    <DataTable
      caption={isLeft ? '已离岗的工作人员' : '在岗的工作人员'}
      rows={items}
      rowKey={(row) => row.postId}
      empty={<p>没有符合条件的人员。可以换个条件，或者按身份证号查找。</p>}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (row) => (
            <>
              <a href={`${path}/${row.personId}`} className="whitespace-nowrap">
                {row.name}
              </a>
              {row.isDemo && <Tag tone="warm">演示</Tag>}
              {row.hasConflict && <Tag tone="warm">有冲突</Tag>}
            </>
          ),
        },
        {
          key: 'identity',
          head: '身份证号',
          cell: (row) => <span className="whitespace-nowrap">{row.identityMasked}</span>,
        },
        { key: 'kind', head: '岗位', cell: (row) => `${POST_LABELS[row.kind]}${shareText(row)}` },
        { key: 'facility', head: '机构', cell: (row) => row.facility?.name ?? row.operatorName },
        { key: 'region', head: '地区', cell: (row) => row.regionName ?? '—' },
        { key: 'certificates', head: '证书', cell: (row) => <Certificates row={row} /> },
        {
          key: 'since',
          head: isLeft ? '离岗' : '到岗',
          cell: (row) => (
            <span className="whitespace-nowrap">{formatDay(isLeft ? row.endedOn : row.startedOn)}</span>
          ),
        },
      ]}
    />
  )
}

function Certificates({ row }: { row: RegisterRow }) {
  if (row.certificates.length === 0) return <span className="text-muted">没有登记</span>
  const texts = row.certificates.map(
    (one) => `${certificateTitle(one)} ${CERTIFICATE_STATE_LABELS[one.state]}`,
  )
  return (
    <>
      {texts.map((text) => (
        <span key={text} className="block">
          {text}
        </span>
      ))}
    </>
  )
}
