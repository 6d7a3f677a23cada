import { StatusTag } from '@/components/ui/status-tag'
import type { TargetStatus } from '@/lib/plans/rules'
import { STATUS_ORDER } from '@/lib/scorecards/labels'

type Asked = Exclude<TargetStatus, 'no_target'>
type Props = {
  counts: Record<TargetStatus, number>
  current?: Asked
  href: (status?: Asked) => string
}

/** How many targets stand where; each count shows only those. */
export function StatusFilter({ counts, current, href }: Props) {
  const total = STATUS_ORDER.reduce((sum, status) => sum + counts[status], 0)
  return (
    <nav className="status-filter" aria-label="按进展筛选">
      <ul>
        <li>
          <a href={href()} aria-current={current === undefined ? 'true' : undefined}>
            全部 <strong>{total}</strong>
          </a>
        </li>
        {STATUS_ORDER.map((status) => (
          <li key={status}>
            <a href={href(status)} aria-current={current === status ? 'true' : undefined}>
              <StatusTag status={status} /> <strong>{counts[status]}</strong>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function countStatuses(tiles: readonly { status: TargetStatus }[]): Record<TargetStatus, number> {
  const counts = { met: 0, on_track: 0, behind: 0, no_data: 0, no_target: 0 }
  for (const { status } of tiles) counts[status] += 1
  return counts
}
