import { FILING_STATE_LABELS, OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import type { OwnFacility } from '@/lib/operators/queries'

/** The facilities of the body, each with what may be done for it. */
export function OwnFacilities({ facilities }: { facilities: readonly OwnFacility[] }) {
  if (facilities.length === 0) {
    return (
      <p>
        还没有机构。新开的请<a href="/operator/filings/new?kind=filing">办理备案</a>；已经登记的请
        <a href="/operator/facilities/join">加入</a>。
      </p>
    )
  }
  return (
    <ul className="task-list">
      {facilities.map(({ id, name, status, filing, receipt }) => (
        <li key={id}>
          <span>
            <a href={`/facilities/${id}`}>{name}</a>
            <span className="text-muted">
              {` ${OPERATING_STATUS_LABELS[status]}，${FILING_STATE_LABELS[filing.state]}${receipt ? `，回执 ${receipt.number}` : ''}`}
            </span>
          </span>
          {status !== 'closed' && <a href={`/operator/filings/new?facility=${id}`}>为它办事</a>}
        </li>
      ))}
    </ul>
  )
}
