import { SummaryList } from '@/components/ui/summary-list'
import { EXPORT_SCOPE_LABELS, EXPORT_STATE_LABELS } from '@/lib/authority-exports/labels'
import type { ExportDto } from '@/lib/authority-exports/queries'
import { formatDateTime } from '@/lib/format/date'

/** Everything a second person needs to agree, and later what was handed over. */
export function ExportSummary({ request }: { request: ExportDto }) {
  const { scope, decidedAt, availableUntil, downloadedAt } = request
  return (
    <SummaryList
      rows={[
        { label: '状态', value: EXPORT_STATE_LABELS[request.state] },
        { label: '要求提供的机关', value: request.authority },
        { label: '来函文号', value: request.documentNumber },
        { label: '法律依据', value: request.legalBasis },
        { label: '用途', value: request.purpose },
        { label: '范围', value: `${EXPORT_SCOPE_LABELS[scope.kind]}：${scope.label}` },
        { label: '证件号', value: scope.withNumbers ? '提供完整号码' : '只提供隐去中间的号码' },
        {
          label: '告知本人',
          value: scope.tellsSubjects
            ? '本人或监护人可以在查看记录里看到'
            : '不告知（告知会妨碍该机关履行职责，《个人信息保护法》第三十五条）',
        },
        { label: '地区', value: request.regionName },
        { label: '申请人', value: `${request.requestedByName}，${formatDateTime(request.requestedAt)}` },
        ...(decidedAt
          ? [{ label: '答复', value: `${request.decidedByName ?? ''}，${formatDateTime(decidedAt)}` }]
          : []),
        ...(request.decisionReason ? [{ label: '说明', value: request.decisionReason }] : []),
        ...(availableUntil ? [{ label: '下载截止', value: formatDateTime(availableUntil) }] : []),
        ...(downloadedAt
          ? [
              { label: '最近一次下载', value: `${formatDateTime(downloadedAt)}，${request.rows ?? 0} 行` },
              {
                label: '文件指纹（SHA-256）',
                value: <span className="break-all">{request.sha256}</span>,
              },
            ]
          : []),
      ]}
    />
  )
}
