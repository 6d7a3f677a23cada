import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import type { ClassDto } from '@/lib/classes/queries'
import { isTooLarge, MOST_CHILDREN } from '@/lib/classes/rules'
import { formatDay } from '@/lib/format/date'
import { CLASS_KIND_LABELS, RATIO_LABELS } from '@/lib/ratios/labels'

type Props = { caption: string; classes: readonly ClassDto[]; closed?: boolean }

export function ClassTable({ caption, classes, closed = false }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={classes}
      rowKey={(row) => row.id}
      empty={<p>还没有班级。建好班级以后，才能排班和登记在托人数。</p>}
      columns={[
        {
          key: 'name',
          head: '班级',
          cell: (row) => <a href={`/operator/classes/${row.id}`}>{row.name}</a>,
          total: closed ? undefined : '合计',
        },
        { key: 'kind', head: '班型', cell: (row) => CLASS_KIND_LABELS[row.kind] },
        {
          key: 'places',
          head: '托位',
          unit: '个',
          number: true,
          cell: (row) => row.places,
          total: closed ? undefined : classes.reduce((sum, row) => sum + row.places, 0),
        },
        { key: 'ratio', head: '保育人员与婴幼儿', cell: (row) => RATIO_LABELS[row.kind] },
        { key: 'opened', head: '开班日期', cell: (row) => formatDay(row.openedOn) },
        {
          key: 'state',
          head: '说明',
          cell: (row) =>
            row.closedOn ? (
              `${formatDay(row.closedOn)}停班`
            ) : isTooLarge(row.kind, row.places) ? (
              <Tag tone="warm">{`超过每班 ${MOST_CHILDREN[row.kind]} 人`}</Tag>
            ) : (
              '开班'
            ),
        },
      ]}
    />
  )
}
