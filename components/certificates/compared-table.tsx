import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { Tag } from '@/components/ui/tag'
import { COMPARED_LABELS, RESULT_LABELS } from '@/lib/certificate-comparisons/labels'
import type { Compared, Difference } from '@/lib/certificate-comparisons/rules'
import { CERTIFICATE_LABELS, certificateTitle } from '@/lib/certificates/labels'
import type { CertificateType } from '@/prisma/generated/enums'

type Props = {
  compared: readonly Compared[]
  unmatched: readonly { row: number; name: string; number: string }[]
  fileName: string
}

const ORDER = ['differs', 'not_listed', 'same'] as const

const declaredOf = ({ field, declared }: Difference): string =>
  (field === 'type' ? CERTIFICATE_LABELS[declared as CertificateType] : declared) || '没有填'

/** Declaration and list side by side, field by field; what differs comes first. */
export function ComparedTable({ compared, unmatched, fileName }: Props) {
  const rows = [...compared].sort((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result))
  const count = (result: Compared['result']) => compared.filter((one) => one.result === result).length
  return (
    <>
      <DataTable
        caption={`与名单“${fileName}”比对的结果`}
        note={`一致 ${count('same')} 张，不一致 ${count('differs')} 张，名单里没有 ${count('not_listed')} 张`}
        rows={rows}
        rowKey={({ certificate }) => certificate.id}
        empty={<p>没有待核验的证书编号出现在这份名单里。</p>}
        columns={[
          {
            key: 'name',
            head: '姓名',
            cell: ({ certificate }) => <span className="whitespace-nowrap">{certificate.personName}</span>,
          },
          { key: 'title', head: '证书', cell: ({ certificate }) => certificateTitle(certificate) },
          {
            key: 'number',
            head: '编号',
            cell: ({ certificate }) => <bdi className="break-all">{certificate.number || '没有编号'}</bdi>,
          },
          {
            key: 'result',
            head: '结果',
            cell: ({ result }) => (
              <Tag tone={result === 'same' ? 'primary' : 'warm'}>{RESULT_LABELS[result]}</Tag>
            ),
          },
          {
            key: 'differences',
            head: '哪里不一致',
            cell: ({ differences }) =>
              differences.length === 0 ? (
                '—'
              ) : (
                <ul>
                  {differences.map((one) => (
                    <li key={one.field}>
                      {COMPARED_LABELS[one.field]}：所交 {declaredOf(one)}，名单 {one.listed || '没有填'}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {unmatched.length > 0 && (
        <Disclosure summary={`名单里有 ${unmatched.length} 行没有对应的证书`}>
          <ul>
            {unmatched.map(({ row, name, number }) => (
              <li key={row}>
                第 {row} 行：{name}，{number}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
