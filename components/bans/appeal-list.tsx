import { SummaryList } from '@/components/ui/summary-list'
import { APPEAL_STATE_LABELS } from '@/lib/bans/labels'
import type { AppealDto } from '@/lib/bans/queries'
import { formatDateTime } from '@/lib/format/date'
import { DecideAppealForm } from './decide-appeal-form'

type Props = { appeals: readonly AppealDto[]; canDecide: boolean }

/** Appeals and their answers, the newest first. */
export function AppealList({ appeals, canDecide }: Props) {
  return appeals.map((appeal) => (
    <div key={appeal.id} className="mb-4">
      <SummaryList
        rows={[
          { label: '申诉', value: `${appeal.submittedBy}，${formatDateTime(appeal.submittedAt)}` },
          { label: '内容', value: <span className="whitespace-pre-line">{appeal.text}</span> },
          { label: '答复', value: APPEAL_STATE_LABELS[appeal.state] },
          ...(appeal.decidedAt
            ? [
                { label: '理由', value: appeal.reason },
                {
                  label: '答复人',
                  value: `${appeal.decidedByName ?? ''}，${formatDateTime(appeal.decidedAt)}`,
                },
              ]
            : []),
        ]}
      />
      {canDecide && appeal.state === 'open' && (
        <DecideAppealForm appealId={appeal.id} version={appeal.version} />
      )}
    </div>
  ))
}
