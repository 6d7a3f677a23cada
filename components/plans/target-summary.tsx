import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import { formatExact } from '@/lib/format/number'
import { EACH_LEVEL_LABELS, targetText } from '@/lib/plans/labels'
import type { TargetDto } from '@/lib/plans/queries'

/** What a target asks now, and how it is counted. */
export function TargetSummary({ target, indicatorName }: { target: TargetDto; indicatorName: string }) {
  const { baseline, reference, eachLevel, subArea, unit } = target
  const rows: SummaryRow[] = [
    { label: '规划', value: target.planTitle },
    { label: '条款', value: `${target.clauseId} ${target.clauseTitle}` },
    { label: '指标', value: indicatorName },
    { label: '目标', value: targetText({ ...target, referenceLabel: reference?.label }) },
    { label: '地区', value: subArea ? `${target.regionName}（${subArea.name}）` : target.regionName },
    { label: '范围', value: target.scopeText || '—' },
    { label: '责任部门', value: target.ownerDepartment },
  ]
  if (eachLevel)
    rows.push({
      label: '逐个判断',
      value: `每个${EACH_LEVEL_LABELS[eachLevel] ?? '地区'}分别判断，达到的应占 ${formatExact(target.requiredSharePercent)}%`,
    })
  if (reference)
    rows.push({
      label: '参照值',
      value: `${reference.label} ${formatExact(reference.value)} ${reference.unit}（${reference.year}年）`,
    })
  if (baseline)
    rows.push({
      label: '基期',
      value: `${formatExact(baseline.value)} ${unit}（${baseline.year}年）${baseline.note ?? ''}`,
    })
  if (target.note) rows.push({ label: '口径说明', value: target.note })
  return <SummaryList rows={rows} />
}
