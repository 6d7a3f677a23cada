import { ClockTag } from '@/components/filings/clock-tag'
import { type Column, drawTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { HOLDER_WORDS, SHORT_STATE_LABELS } from '@/lib/filing-queues/labels'
import type { QueueRow } from '@/lib/filing-queues/queries'
import { PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'
import { HOLDER_OF } from '@/lib/filings/rules'
import { dateInShanghai, formatDay } from '@/lib/format/date'
import { BULK_FORM } from './bulk-assign-form-id'

type Props = {
  items: readonly QueueRow[]
  caption: string
  isNewestFirst: boolean
  /** Each row then has a box that belongs to the form of BulkAssignForm. */
  canAssign: boolean
}

/** The queue, drawn without hooks: the page keeps it as text until anything changes. */
export function QueueTable({ items, caption, isNewestFirst, canAssign }: Props) {
  const columns: Column<QueueRow>[] = [
    {
      key: 'number',
      head: '办件',
      cell: (row) => (
        <>
          {canAssign && (
            <input
              type="checkbox"
              form={BULK_FORM}
              name="picked"
              value={`${row.id}:${row.version}`}
              aria-label={`选择 ${row.number}`}
            />
          )}
          <a href={`/office/filings/${row.id}`}>{row.number}</a>
        </>
      ),
    },
    {
      key: 'title',
      head: '机构',
      cell: (row) => (
        <>
          {row.title}
          {row.isDemo && <Tag tone="warm">演示</Tag>}
        </>
      ),
    },
    {
      key: 'due',
      head: '期限',
      cell: (row) => (row.clock ? <ClockTag level={row.clock.level} daysLeft={row.clock.daysLeft} /> : '—'),
    },
    { key: 'state', head: '状态', cell: (row) => SHORT_STATE_LABELS[row.state] },
    { key: 'since', head: '自', cell: (row) => formatDay(dateInShanghai(row.stateSince)) },
    { key: 'kind', head: '事项', cell: (row) => PROCEDURE_KIND_LABELS[row.kind] },
    { key: 'region', head: '地区', cell: (row) => row.regionName },
    { key: 'holder', head: '等谁办理', cell: (row) => HOLDER_WORDS[HOLDER_OF[row.state]] },
    { key: 'assignee', head: '经办人', cell: (row) => row.assigneeName ?? '还没有分派' },
  ]
  return drawTable({
    captionId: 'filing-queue',
    caption,
    note: isNewestFirst ? '按期限从晚到早排列' : '按期限从早到晚排列，超期的在最前面',
    columns,
    rows: items,
    rowKey: (row) => row.id,
    empty: <p>这里没有办件。可以换一个分类，或放宽筛选条件。</p>,
  })
}
