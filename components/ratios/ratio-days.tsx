import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDate } from '@/lib/format/date'
import { CLASS_KIND_LABELS, OUTCOME_LABELS } from '@/lib/ratios/labels'
import type { RatioDay } from '@/lib/ratios/queries'
import { RATIO_SOURCE } from '@/lib/ratios/rules'

export function RatioDays({ days, span }: { days: readonly RatioDay[]; span: number }) {
  return (
    <DataTable
      caption={`最近 ${span} 天各班`}
      note={`依据：${RATIO_SOURCE.document}${RATIO_SOURCE.article}`}
      rows={days}
      rowKey={(row) => row.id}
      empty={<p>这段时间没有符合条件的记录。</p>}
      columns={[
        { key: 'day', head: '日期', cell: (row) => formatDate(row.day) },
        { key: 'class', head: '班级', cell: (row) => `${row.className}（${CLASS_KIND_LABELS[row.kind]}）` },
        { key: 'present', head: '到园', unit: '名', number: true, cell: (row) => row.present },
        {
          key: 'required',
          head: '需要保育人员',
          unit: '名',
          number: true,
          cell: (row) => row.required ?? '没有规定',
        },
        { key: 'counted', head: '计入', unit: '名', number: true, cell: (row) => row.counted },
        { key: 'onDuty', head: '排班', unit: '名', number: true, cell: (row) => row.onDuty },
        {
          key: 'outcome',
          head: '结果',
          cell: (row) => (
            <Tag tone={row.outcome === 'met' ? 'primary' : row.outcome === 'short' ? 'warm' : 'plain'}>
              {OUTCOME_LABELS[row.outcome]}
            </Tag>
          ),
        },
        { key: 'by', head: '登记人', cell: (row) => row.recordedByName },
      ]}
    />
  )
}
