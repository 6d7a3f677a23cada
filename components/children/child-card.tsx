import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import type { ChildDto } from '@/lib/children/queries'
import { monthColumn } from '@/lib/children/rules'
import { formatMonth } from '@/lib/format/date'

/** The three facts that decide, and the way to the rest. */
export function ChildCard({ child }: { child: ChildDto }) {
  return (
    <article className="mt-6" aria-labelledby={`child-${child.id}`}>
      <h2 id={`child-${child.id}`}>
        <a href={`/family/children/${child.id}`}>{child.name}</a>{' '}
        {child.isDemo && <Tag tone="warm">演示</Tag>}
      </h2>
      <SummaryList
        rows={[
          { label: '出生年月', value: formatMonth(monthColumn(child.birthMonth)) },
          { label: '住在', value: child.regionName },
          { label: '证件号', value: child.identityMasked ?? '没有填写' },
        ]}
      />
    </article>
  )
}
