import { FindingTag } from '@/components/prechecks/finding-tag'
import { DataTable } from '@/components/ui/data-table'
import type { Finding } from '@/lib/prechecks/rules'

/** What falls short or is not known, a line each, so that it stands beside the materials on one screen. */
export function FindingTable({ findings }: { findings: readonly Finding[] }) {
  return (
    <DataTable
      caption="不符合和没有填的"
      rows={findings}
      rowKey={(finding) => finding.rule}
      empty={<p>自动核对没有发现不符合的地方。</p>}
      columns={[
        { key: 'title', head: '项目', cell: (finding) => finding.title },
        { key: 'outcome', head: '结果', cell: (finding) => <FindingTag outcome={finding.outcome} /> },
        {
          key: 'required',
          head: '要求',
          cell: (finding) => <p className="min-w-[10em]">{finding.required}</p>,
        },
        {
          key: 'actual',
          head: '填写的情况',
          cell: (finding) => <p className="min-w-[8em]">{finding.actual}</p>,
        },
      ]}
    />
  )
}
