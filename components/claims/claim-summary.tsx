import { SummaryList } from '@/components/ui/summary-list'
import { CLAIM_STATE_LABELS } from '@/lib/claims/labels'
import type { ClaimDto } from '@/lib/claims/queries'
import { FACILITY_KIND_LABELS } from '@/lib/facilities/labels'
import { formatDateTime } from '@/lib/format/date'
import { REGISTRATION_AUTHORITY_LABELS } from '@/lib/operators/labels'

/** Both sides beside each other: the same credit code on both is the strongest sign. */
export function ClaimSummary({ claim }: { claim: ClaimDto }) {
  const { operator, facility } = claim
  const isSame = facility.creditCode !== null && facility.creditCode === operator.creditCode
  return (
    <SummaryList
      rows={[
        { label: '状态', value: CLAIM_STATE_LABELS[claim.state] },
        { label: '申请单位', value: operator.name },
        { label: '单位信用代码', value: operator.creditCode },
        { label: '登记机关', value: REGISTRATION_AUTHORITY_LABELS[operator.registrationAuthority] },
        { label: '联系人', value: operator.contactName },
        { label: '机构', value: <a href={`/office/facilities/${facility.id}`}>{facility.name}</a> },
        {
          label: '机构信用代码',
          value: facility.creditCode
            ? `${facility.creditCode}${isSame ? '（与申请单位相同）' : '（与申请单位不同）'}`
            : '没有登记',
        },
        { label: '类型', value: FACILITY_KIND_LABELS[facility.kind] },
        { label: '地址', value: `${facility.regionName}，${facility.address ?? '详细地址没有登记'}` },
        { label: '现在的举办单位', value: facility.operatorName ?? '没有登记' },
        { label: '说明', value: claim.note || '没有填写' },
        { label: '申请人', value: `${claim.requestedByName}，${formatDateTime(claim.createdAt)}` },
        ...(claim.decidedAt
          ? [{ label: '答复', value: `${claim.decidedByName ?? ''}，${formatDateTime(claim.decidedAt)}` }]
          : []),
        ...(claim.reason ? [{ label: '原因', value: claim.reason }] : []),
      ]}
    />
  )
}
