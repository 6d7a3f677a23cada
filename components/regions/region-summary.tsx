import { SummaryList } from '@/components/ui/summary-list'
import { formatDay } from '@/lib/format/date'
import { REGION_LEVEL_LABELS, TOWNSHIP_KIND_LABELS } from '@/lib/regions/labels'
import type { RegionRecord } from '@/lib/regions/queries'

export function RegionSummary({ region }: { region: RegionRecord }) {
  const { code, level, townshipKind, parentName, inForceFrom, inForceUntil, aliases, source } = region
  return (
    <SummaryList
      rows={[
        { label: '代码', value: code },
        {
          label: '级别',
          value: townshipKind ? TOWNSHIP_KIND_LABELS[townshipKind] : REGION_LEVEL_LABELS[level],
        },
        { label: '上级', value: parentName ?? '—' },
        { label: '启用', value: formatDay(inForceFrom) },
        { label: '停用', value: formatDay(inForceUntil) },
        { label: '别名', value: aliases.join('、') || '—' },
        { label: '来源', value: source || '—' },
      ]}
    />
  )
}
