import { formatDateTime } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { COMPARATOR_LABELS } from '@/lib/plans/labels'
import type { RevisionDto } from '@/lib/plans/queries'

type Wording = RevisionDto['before']
type Props = { revisions: RevisionDto[]; references: { code: string; label: string }[] }

/** Who changed a target, when and why, and each change as before → after; newest first. */
export function RevisionList({ revisions, references }: Props) {
  if (revisions.length === 0) return <p>这个目标自录入以来没有改动过。</p>
  const label = (code: string | null) => references.find((reference) => reference.code === code)?.label ?? '—'
  return (
    <ol className="flex flex-col gap-4">
      {revisions.map((revision) => (
        <li key={revision.version} className="border-line border-l-4 pl-4">
          <p>
            <strong>{revision.changedBy}</strong> · {formatDateTime(revision.changedAt)}
          </p>
          <p>原因：{revision.reason}</p>
          <ul>
            {changes(revision.before, revision.after, label).map((line) => (
              <li key={line.label}>
                {line.label}：<del>{line.before}</del> → <ins>{line.after}</ins>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

const baselineText = (baseline: Wording['baseline']) =>
  baseline ? `${formatExact(baseline.value)}（${baseline.year}年）${baseline.note ?? ''}` : '—'

function changes(before: Wording, after: Wording, label: (code: string | null) => string) {
  const line = (name: string, read: (wording: Wording) => string) => ({
    label: name,
    before: read(before),
    after: read(after),
  })
  return [
    line('比较方式', (wording) => COMPARATOR_LABELS[wording.comparator]),
    line('目标值', (wording) => formatExact(wording.value)),
    line('参照值', (wording) => label(wording.referenceCode)),
    line('目标年份', (wording) => (wording.year === null ? '—' : String(wording.year))),
    line('责任部门', (wording) => wording.ownerDepartment ?? '—'),
    line('口径说明', (wording) => wording.note ?? '—'),
    line('基期', (wording) => baselineText(wording.baseline)),
  ].filter((change) => change.before !== change.after)
}
