import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import type { ChangeDto } from '@/lib/change-requests/queries'
import type { ChangeEvent } from '@/lib/change-requests/rules'
import { formatDateTime } from '@/lib/format/date'
import { ChangeForms } from './change-forms'

export function OpenChange({ change, events }: { change: ChangeDto; events: readonly ChangeEvent[] }) {
  return (
    <li className="border-b border-line py-4" id={`change-${change.id}`}>
      <h3>
        {change.label} {change.isDemo && <Tag tone="warm">演示</Tag>}
      </h3>
      <p className="mt-1">{change.summary}</p>
      <SummaryList
        rows={[
          { label: '提出', value: `${change.requestedByName}，${formatDateTime(change.requestedAt)}` },
          { label: '原因', value: change.reason || '没有填写' },
          { label: '最晚', value: `${formatDateTime(change.expiresAt)}，过后失效` },
        ]}
      />
      <ChangeForms changeId={change.id} summary={change.summary} events={events} />
    </li>
  )
}
