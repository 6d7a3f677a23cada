import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import { formatDateTime, formatDay } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { REPORTED_STATE_LABELS } from '@/lib/reported/labels'
import type { ReportedDto } from '@/lib/reported/queries'
import { nameOf, unitOf } from './reported-table'

export function ReportedSummary({ figure }: { figure: ReportedDto }) {
  const rows: SummaryRow[] = [
    { label: '状态', value: `${REPORTED_STATE_LABELS[figure.state]}${figure.isDemo ? '（演示数据）' : ''}` },
    { label: '指标', value: nameOf(figure.indicatorCode) },
    { label: '地区', value: figure.regionName },
    { label: '期间', value: `${figure.period}（到 ${formatDay(figure.periodEnd)}）` },
    { label: '数值', value: `${formatExact(figure.value)} ${unitOf(figure.indicatorCode)}` },
    { label: '分子', value: formatExact(figure.numerator) },
    { label: '分母', value: formatExact(figure.denominator) },
    { label: '依据', value: `${figure.document}（${formatDay(figure.documentDate)}）` },
    { label: '录入', value: `${figure.enteredByName}，${formatDateTime(figure.enteredAt)}` },
  ]
  if (figure.decidedByName)
    rows.push({ label: '处理', value: `${figure.decidedByName}，${formatDateTime(figure.decidedAt)}` })
  if (figure.decisionNote) rows.push({ label: '处理说明', value: figure.decisionNote })
  return <SummaryList rows={rows} />
}
