import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { BAN_GROUND_LABELS, BAN_STANDING_LABELS } from '@/lib/bans/labels'
import type { BanDto } from '@/lib/bans/queries'
import { formatDay } from '@/lib/format/date'

export function BanTable({ bans }: { bans: readonly BanDto[] }) {
  return (
    <DataTable
      caption="从业禁止"
      note="姓名在列表里不完整显示"
      rows={bans}
      rowKey={(ban) => ban.id}
      empty={<p>没有符合条件的决定。收到从业禁止的决定书后，点“登记”。</p>}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (ban) => (
            <>
              <a href={`/office/bans/${ban.id}`} className="whitespace-nowrap">
                {ban.name}
              </a>
              {ban.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'ground', head: '情形', cell: (ban) => BAN_GROUND_LABELS[ban.ground] },
        { key: 'decision', head: '决定', cell: (ban) => `${ban.decisionBody}，${ban.decisionNumber}` },
        { key: 'region', head: '登记地区', cell: (ban) => ban.regionName },
        {
          key: 'standing',
          head: '状态',
          cell: (ban) => (
            <Tag tone={ban.standing === 'in_force' ? 'warm' : 'plain'}>
              {BAN_STANDING_LABELS[ban.standing]}
            </Tag>
          ),
        },
        { key: 'from', head: '开始', cell: (ban) => formatDay(ban.startsOn) },
        { key: 'to', head: '截止', cell: (ban) => (ban.endsOn ? formatDay(ban.endsOn) : '终身') },
        {
          key: 'appeal',
          head: '申诉',
          cell: (ban) => (ban.appeals.some(({ state }) => state === 'open') ? '待答复' : '—'),
        },
      ]}
    />
  )
}
