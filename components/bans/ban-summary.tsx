import { SummaryList } from '@/components/ui/summary-list'
import { BAN_GROUND_LABELS, BAN_STANDING_LABELS } from '@/lib/bans/labels'
import type { BanDto } from '@/lib/bans/queries'
import { formatDateTime, formatDay } from '@/lib/format/date'

export function BanSummary({ ban }: { ban: BanDto }) {
  const lifted = ban.liftedAt
    ? [
        { label: '解除', value: `${ban.liftedByName ?? ''}，${formatDateTime(ban.liftedAt)}` },
        { label: '解除的原因', value: ban.liftReason ?? '' },
      ]
    : []
  return (
    <SummaryList
      rows={[
        { label: '状态', value: BAN_STANDING_LABELS[ban.standing] },
        { label: '情形', value: BAN_GROUND_LABELS[ban.ground] },
        { label: '作出决定的机关', value: ban.decisionBody },
        { label: '决定书文号', value: ban.decisionNumber },
        { label: '决定日期', value: formatDay(ban.decidedOn) },
        {
          label: '禁止期限',
          value: `${formatDay(ban.startsOn)}起，${ban.endsOn ? `至${formatDay(ban.endsOn)}` : '终身'}`,
        },
        { label: '说明', value: ban.note || '没有填写' },
        {
          label: '登记',
          value: `${ban.regionName}，${ban.enteredByName}，${formatDateTime(ban.enteredAt)}`,
        },
        ...lifted,
      ]}
    />
  )
}
