import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import type { IssuerDto } from '@/lib/certificate-issuers/queries'
import { CERTIFICATE_LABELS } from '@/lib/certificates/labels'
import { formatDay } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'
import { ChangeIssuerForm } from './change-issuer-form'

type Props = {
  issuers: readonly IssuerDto[]
  /** Ids of those the reader may change. */
  kept: readonly string[]
}

const standing = ({ isAccepted, withdrawnOn }: IssuerDto): string => {
  if (withdrawnOn !== null) return `${formatDay(withdrawnOn)}起停止认可`
  return isAccepted ? '认可' : '不认可'
}

export function IssuerTable({ issuers, kept }: Props) {
  return (
    <DataTable
      caption="发证机关名册"
      rows={issuers}
      rowKey={({ id }) => id}
      empty={<p>名册还是空的。请点“登记发证机关”。</p>}
      columns={[
        {
          key: 'name',
          head: '名称',
          cell: (issuer) => (
            <>
              {issuer.name}
              {issuer.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'region', head: '地区', cell: ({ regionName }) => regionName ?? '全国' },
        {
          key: 'types',
          head: '可以发的证书',
          cell: ({ types }) => types.map((type) => CERTIFICATE_LABELS[type]).join('、'),
        },
        { key: 'document', head: '依据', cell: ({ document }) => document || '没有登记' },
        { key: 'standing', head: '状态', cell: standing },
        {
          key: 'count',
          head: '证书',
          unit: '张',
          number: true,
          cell: ({ certificates }) => formatInteger(certificates),
        },
        {
          key: 'change',
          head: '可以做',
          cell: (issuer) => (kept.includes(issuer.id) ? <ChangeIssuerForm issuer={issuer} /> : '—'),
        },
      ]}
    />
  )
}
