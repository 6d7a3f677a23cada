import { SummaryList } from '@/components/ui/summary-list'
import { FACILITY_KIND_LABELS, OWNERSHIP_LABELS, serviceFormsText } from '@/lib/facilities/labels'
import { formatDate } from '@/lib/format/date'
import type { ReceiptDto } from '@/lib/receipts/queries'

const NOT_GIVEN = '未填'

/** What the paper must say, line by line in its order, so that both can be compared. */
export function ReceiptFacts({ receipt }: { receipt: ReceiptDto }) {
  const { payload, facility: record, number, issuerName, issuedOn } = receipt
  const facility = payload?.facility
  const name = facility?.name ?? record.name
  return (
    <SummaryList
      rows={[
        { label: '编号', value: number },
        {
          label: '机构名称',
          value: record.isPublic ? <a href={`/facilities/${record.id}`}>{name}</a> : name,
        },
        { label: '机构住所', value: facility?.address ?? NOT_GIVEN },
        { label: '负责人', value: facility?.headName ?? NOT_GIVEN },
        { label: '机构性质', value: facility?.ownership ? OWNERSHIP_LABELS[facility.ownership] : NOT_GIVEN },
        { label: '机构类型', value: facility ? FACILITY_KIND_LABELS[facility.kind] : NOT_GIVEN },
        { label: '服务范围', value: serviceFormsText(facility?.serviceForms ?? []) || NOT_GIVEN },
        { label: '收托规模', value: facility?.places == null ? NOT_GIVEN : `${facility.places} 人` },
        { label: '统一社会信用代码', value: facility?.creditCode ?? NOT_GIVEN },
        { label: '出具部门', value: issuerName },
        { label: '出具日期', value: formatDate(issuedOn) },
      ]}
    />
  )
}
