import { Notice } from '@/components/ui/notice'
import { problemText } from '@/lib/audit-seals/labels'
import type { LastVerification } from '@/lib/audit-seals/queries'
import { formatDate, formatDateTime } from '@/lib/format/date'

type Props = { verification: LastVerification | null }

/** When log and seals were last compared, and what was found. */
export function VerificationNotice({ verification }: Props) {
  if (!verification) {
    return (
      <Notice title="还没有核对过">
        <p>每天封签之后自动核对最近一个月。全部核对请运维人员运行 npm run audit -- verify。</p>
      </Notice>
    )
  }
  const { at, by, found, from } = verification
  const when = `${formatDateTime(at)}，${by}`
  if (found.problem) {
    return (
      <Notice tone="error" title={`日志与封签不符：${problemText(found.problem)}`}>
        <p>{when}。请保留现场，不要归档或恢复，并按应急预案报告。</p>
      </Notice>
    )
  }
  const scope = from ? `${formatDate(from)} 以来的记录` : '全部记录'
  return (
    <Notice tone="success" title={`完好：${scope}与封签相符`}>
      <p>
        {when}核对，共 {found.days} 天的封签、{found.rows} 条记录。
      </p>
    </Notice>
  )
}
