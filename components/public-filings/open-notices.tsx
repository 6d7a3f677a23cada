import { Notice } from '@/components/ui/notice'
import { formatDay } from '@/lib/format/date'
import type { NoncomplianceItem } from '@/lib/public-filings/queries'
import { ReasonList } from './noncompliance-list'

/** On the facility's own page as long as it is open: families read it where they decide. */
export function OpenNotices({ notices }: { notices: readonly NoncomplianceItem[] }) {
  return notices.map(({ number, issuedOn, issuerName, reasons }) => (
    <Notice key={number} tone="warning" title="主管部门告知：有不符合托育机构标准的地方，还没有整改到位">
      <ReasonList reasons={reasons} />
      <p className="text-muted">
        {issuerName} {formatDay(issuedOn)}告知，编号 {number}。
        <a href="/filings?list=noncompliant">全部公示</a>
      </p>
    </Notice>
  ))
}
