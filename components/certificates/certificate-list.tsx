import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { certificateTitle } from '@/lib/certificates/labels'
import type { CertificateDto } from '@/lib/certificates/queries'
import { formatDay } from '@/lib/format/date'
import { CertificateTag } from './certificate-tag'
import { Validity } from './validity'
import { WithdrawCertificate } from './withdraw-certificate'

type Props = {
  certificates: readonly CertificateDto[]
  caption?: string
  /** Where a certificate is handed in for the one that ends; absent where the reader hands none in. */
  renewHref?: (certificate: CertificateDto) => string
  empty?: string
}

const columns = (renewHref: Props['renewHref']): Column<CertificateDto>[] => [
  {
    key: 'title',
    head: '证书',
    cell: (one) => (
      <>
        <span className="whitespace-nowrap">{certificateTitle(one)}</span>
        {one.isDemo && <Tag tone="warm">演示</Tag>}
      </>
    ),
  },
  { key: 'number', head: '编号', cell: (one) => <bdi className="break-all">{one.number || '没有编号'}</bdi> },
  { key: 'issuer', head: '发证机关', cell: (one) => one.issuerName || '没有填写' },
  {
    key: 'issued',
    head: '发证日期',
    cell: (one) => <span className="whitespace-nowrap">{formatDay(one.issuedOn)}</span>,
  },
  { key: 'until', head: '有效期至', cell: (one) => <Validity {...one} /> },
  {
    key: 'state',
    head: '状态',
    cell: (one) => (
      <>
        <CertificateTag certificate={one} />
        {one.reason && <p className="text-small">原因：{one.reason}</p>}
      </>
    ),
  },
  {
    key: 'scan',
    head: '扫描件',
    cell: (one) =>
      one.attachmentId ? (
        <a href={`/files/${one.attachmentId}`} download className="whitespace-nowrap">
          下载
        </a>
      ) : (
        '没有'
      ),
  },
  {
    key: 'next',
    head: '可以做',
    cell: (one) => (
      <>
        {one.canWithdraw && <WithdrawCertificate certificateId={one.id} version={one.version} />}
        {renewHref && one.validUntil !== null && one.renewal === null && isRenewable(one) && (
          <a href={renewHref(one)} className="whitespace-nowrap">
            更新
          </a>
        )}
      </>
    ),
  },
]

const isRenewable = ({ state }: CertificateDto): boolean => state === 'verified' || state === 'expired'

/** A person's certificates: what each is worth, why one was sent back, what can be done. */
export function CertificateList({
  certificates,
  caption = '证书',
  renewHref,
  empty = '还没有登记证书。',
}: Props) {
  return (
    <DataTable
      caption={caption}
      columns={columns(renewHref)}
      rows={certificates}
      rowKey={({ id }) => id}
      empty={<p>{empty}</p>}
    />
  )
}
