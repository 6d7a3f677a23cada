import { DataTable } from '@/components/ui/data-table'
import { SummaryList } from '@/components/ui/summary-list'
import { formatDate, formatDay } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { ALGORITHM_LABELS, SIGNATURE_CHECK_LABELS } from '@/lib/receipts/labels'
import { accountsText, periodText, SHORT_ACCOUNT_LABELS } from '@/lib/training-ledgers/labels'
import type { PublicProof } from '@/lib/training-proofs/queries'

/** What was signed, line by line as on paper, without the whole name. */
export function ProofFacts({ proof }: { proof: PublicProof }) {
  return (
    <>
      <SummaryList
        rows={[
          { label: '编号', value: proof.number },
          { label: '姓名', value: proof.nameMasked },
          { label: '证件号', value: proof.identityMasked },
          { label: '出具', value: `${proof.issuer}，${formatDate(proof.issuedOn)}` },
          { label: '签名', value: SIGNATURE_CHECK_LABELS[proof.check] },
          { label: '签名算法', value: ALGORITHM_LABELS[proof.algorithm] ?? '未知' },
          { label: '密钥编号', value: <code>{proof.keyId}</code> },
        ]}
      />
      <DataTable
        caption={`学时 · 截至 ${formatDay(proof.issuedOn)}`}
        rows={proof.accounts}
        rowKey={(row) => row.account}
        columns={[
          { key: 'account', head: '账户', cell: (row) => SHORT_ACCOUNT_LABELS[row.account] },
          {
            key: 'period',
            head: '期间',
            cell: ({ from, to }) => periodText(from && to ? { from, to } : null),
          },
          {
            key: 'required',
            head: '要求',
            number: true,
            cell: ({ required, unit }) =>
              required === null ? '本地没有要求' : `${formatExact(required)} ${unit}`,
          },
          {
            key: 'done',
            head: '已完成',
            number: true,
            cell: ({ done, unit }) => (done === null ? '周期起点未定' : `${formatExact(done)} ${unit}`),
          },
        ]}
        empty={<p>没有登记学时。</p>}
      />
      <DataTable
        caption="参加的培训"
        rows={proof.attendances}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'title', head: '课程', cell: (row) => row.title },
          {
            key: 'day',
            head: '日期',
            cell: (row) => <span className="whitespace-nowrap">{formatDay(row.attendedOn)}</span>,
          },
          { key: 'provider', head: '举办单位', cell: (row) => row.provider },
          { key: 'accounts', head: '计入', cell: (row) => accountsText(row.accounts) },
          { key: 'hours', head: '学时', number: true, cell: (row) => formatExact(row.hours) },
        ]}
        empty={<p>没有登记。</p>}
      />
    </>
  )
}
