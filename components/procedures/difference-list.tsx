import type { Difference } from '@/lib/procedures/comparison'

type Props = { differences: readonly Difference[]; previousNumber: number | null }

/** What this version says otherwise than the one before it. */
export function DifferenceList({ differences, previousNumber }: Props) {
  if (previousNumber === null) return <p>这是第一版。</p>
  if (differences.length === 0) return <p>内容与第 {previousNumber} 版相同，只是起用日期或来源不同。</p>
  return (
    <dl className="flex flex-col gap-3">
      {differences.map(({ where, before, after }) => (
        <div key={`${where} ${before ?? ''}`} className="border-line border-l-4 pl-4">
          <dt>
            <strong>{where}</strong>
          </dt>
          {before !== null && (
            <dd className="whitespace-pre-line text-muted">
              第 {previousNumber} 版：<del>{before}</del>
            </dd>
          )}
          <dd className="whitespace-pre-line">
            本版：{after === null ? '没有这一项' : <ins>{after || '空白'}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
