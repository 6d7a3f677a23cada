import { Notice } from '@/components/ui/notice'
import type { ReferenceDto, RevisionDto, TargetDto } from '@/lib/plans/queries'
import { RevisionList } from './revision-list'
import { TargetForm } from './target-form'
import { TargetSummary } from './target-summary'

type Props = {
  target: TargetDto
  indicatorName: string
  revisions: RevisionDto[]
  references: ReferenceDto[]
  canChange: boolean
}

/** One target for its keeper: what it asks, the form to change it, everything it asked before. */
export function TargetPage({ target, indicatorName, revisions, references, canChange }: Props) {
  const named = [...new Map(references.map((reference) => [reference.code, reference])).values()]
  return (
    <>
      <TargetSummary target={target} indicatorName={indicatorName} />
      <section className="mt-6" aria-labelledby="change">
        <h2 id="change" className="mb-4">
          修改目标
        </h2>
        {canChange ? (
          <TargetForm target={target} references={named.filter((one) => one.unit === target.unit)} />
        ) : (
          <Notice title="您可以看，不能改">
            <p>目标由规划所在地区的规划管理员或系统管理员修改。</p>
          </Notice>
        )}
      </section>
      <section className="mt-6" aria-labelledby="history">
        <h2 id="history" className="mb-4">
          改动历史
        </h2>
        <RevisionList revisions={revisions} references={named} />
      </section>
    </>
  )
}
