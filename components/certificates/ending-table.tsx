import { DataTable } from '@/components/ui/data-table'
import { certificateTitle } from '@/lib/certificates/labels'
import type { CertificateDto } from '@/lib/certificates/queries'
import { CertificateTag } from './certificate-tag'
import { Validity } from './validity'

type Props = { certificates: readonly CertificateDto[] }

/** What has ended or ends within 90 days and is not renewed, the first to end first. */
export function EndingTable({ certificates }: Props) {
  return (
    <DataTable
      caption="已过期和 90 天内到期的证书"
      rows={certificates}
      rowKey={({ id }) => id}
      empty={<p>没有快到期的证书。</p>}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (one) => <span className="whitespace-nowrap">{one.personName}</span>,
        },
        {
          key: 'title',
          head: '证书',
          cell: (one) => <span className="whitespace-nowrap">{certificateTitle(one)}</span>,
        },
        { key: 'until', head: '有效期至', cell: (one) => <Validity {...one} /> },
        { key: 'state', head: '状态', cell: (one) => <CertificateTag certificate={one} /> },
        {
          key: 'next',
          head: '可以做',
          cell: (one) =>
            one.renewal === null ? (
              <a
                href={`/operator/certificates/${one.personId}?renew=${one.id}#hand-in`}
                className="whitespace-nowrap"
              >
                更新<span className="sr-only">{`${one.personName}的${certificateTitle(one)}`}</span>
              </a>
            ) : (
              '等候核验'
            ),
        },
      ]}
    />
  )
}
