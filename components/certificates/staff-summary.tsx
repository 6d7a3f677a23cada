import { SummaryList } from '@/components/ui/summary-list'
import { formatInteger, formatPercent } from '@/lib/format/number'
import type { StaffSummary as Summary } from '@/lib/staff-summaries/queries'

const UNKNOWN = '未知'

const certifiedText = ({ needCertificate, certified }: Summary): string =>
  needCertificate === 0
    ? UNKNOWN
    : `${formatInteger(certified)} 人，占需要持证的 ${formatInteger(needCertificate)} 人的 ${formatPercent((certified / needCertificate) * 100)}`

/** What families learn of the people who work at a facility: how many, and how many hold their certificate. No names. */
export function StaffSummary({ summary }: { summary: Summary | null }) {
  return (
    <section aria-labelledby="staff" className="mt-6">
      <h2 id="staff">工作人员</h2>
      <SummaryList
        rows={[
          { label: '在岗人数', value: summary ? `${formatInteger(summary.people)} 人` : UNKNOWN },
          { label: '持有核验过的岗位证书', value: summary ? certifiedText(summary) : UNKNOWN },
        ]}
      />
    </section>
  )
}
