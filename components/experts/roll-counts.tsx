import { SummaryList } from '@/components/ui/summary-list'
import { EXPERT_KIND_LABELS } from '@/lib/experts/labels'
import type { RollCount } from '@/lib/experts/queries'

/** Who stands on the rolls today, and how many fields the pool covers (YN-07 asks for six). */
export function RollCounts({ counts }: { counts: readonly RollCount[] }) {
  if (counts.length === 0) return null
  return (
    <SummaryList
      rows={counts.map(({ kind, people, fields }) => ({
        label: EXPERT_KIND_LABELS[kind],
        value:
          fields.length === 0
            ? `${people} 人`
            : `${people} 人，${fields.length} 个专业领域：${fields.join('、')}`,
      }))}
    />
  )
}
