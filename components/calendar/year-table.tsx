import { type Column, DataTable } from '@/components/ui/data-table'
import { CALENDAR_DAY_KIND_LABELS } from '@/lib/calendar/labels'
import type { CalendarDayDto } from '@/lib/calendar/queries'
import { formatDate } from '@/lib/format/date'

const columns: Column<CalendarDayDto>[] = [
  {
    key: 'date',
    head: '日期',
    cell: (day) => <span className="whitespace-nowrap">{formatDate(day.date)}</span>,
  },
  { key: 'name', head: '节日', cell: (day) => day.name },
  { key: 'kind', head: '类型', cell: (day) => CALENDAR_DAY_KIND_LABELS[day.kind] },
  { key: 'source', head: '来源', cell: (day) => <Source text={day.source} /> },
]

export function YearTable({ year, days }: { year: number; days: readonly CalendarDayDto[] }) {
  const count = (kind: CalendarDayDto['kind']) => days.filter((day) => day.kind === kind).length
  return (
    <DataTable
      caption={
        days.length === 0
          ? `${year}年的放假安排还没有公布`
          : `${year}年放假和补班 · 放假 ${count('off')} 天，补班 ${count('makeup')} 天`
      }
      note="没有列出的日子：周一到周五上班，周六、周日休息"
      columns={columns}
      rows={days}
      rowKey={(day) => day.date}
      empty={<p>国务院办公厅发布通知后，在下面逐日加入，或在“数据导入”里导入。</p>}
    />
  )
}

/** A notice's address is shown as a link; several are set apart by semicolons. */
function Source({ text }: { text: string }) {
  return text.split(';').map((part, index) =>
    /^https?:\/\//.test(part) ? (
      <span key={part}>
        {index > 0 && '、'}
        <a href={part}>国务院办公厅通知{index > 0 && ` ${index + 1}`}</a>
      </span>
    ) : (
      part
    ),
  )
}
