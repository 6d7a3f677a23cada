import type { Column } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { certificateTitle, FLAG_LABELS } from '@/lib/certificates/labels'
import type { CertificateDto } from '@/lib/certificates/queries'
import { dateInShanghai, formatDate, formatDay } from '@/lib/format/date'
import { CertificateTag } from './certificate-tag'
import { Validity } from './validity'

/** What somebody who verifies looks at, the same in the queue and on the page of the batch. */
export const QUEUE_COLUMNS: Column<CertificateDto>[] = [
  {
    key: 'title',
    head: '证书',
    cell: (one) => <span className="whitespace-nowrap">{certificateTitle(one)}</span>,
  },
  {
    key: 'flags',
    head: '疑点',
    cell: ({ flags }) =>
      flags.length === 0
        ? '没有'
        : flags.map((flag) => (
            <Tag key={flag} tone="warm">
              {FLAG_LABELS[flag]}
            </Tag>
          )),
  },
  {
    key: 'number',
    head: '编号',
    cell: ({ number }) => <bdi className="whitespace-nowrap">{number || '没有编号'}</bdi>,
  },
  { key: 'issuer', head: '发证机关', cell: ({ issuerName }) => issuerName || '没有填写' },
  {
    key: 'issued',
    head: '发证日期',
    cell: ({ issuedOn }) => <span className="whitespace-nowrap">{formatDay(issuedOn)}</span>,
  },
  { key: 'until', head: '有效期至', cell: (one) => <Validity {...one} /> },
  {
    key: 'scan',
    head: '扫描件',
    cell: ({ attachmentId, personName }) =>
      attachmentId ? (
        <a href={`/files/${attachmentId}`} download className="whitespace-nowrap">
          下载<span className="sr-only">{personName}的扫描件</span>
        </a>
      ) : (
        '没有'
      ),
  },
  {
    key: 'submitted',
    head: '谁交的',
    cell: ({ operatorName, submittedByName, submittedAt }) =>
      `${operatorName ?? submittedByName}，${formatDate(dateInShanghai(submittedAt))}`,
  },
  {
    key: 'state',
    head: '状态',
    cell: (one) => (
      <>
        <CertificateTag certificate={one} />
        {one.isDemo && <Tag>演示</Tag>}
      </>
    ),
  },
]
