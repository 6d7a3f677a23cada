import { FindingList } from '@/components/prechecks/finding-list'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import type { Review } from '@/lib/filing-reviews/queries'
import { FindingTable } from './finding-table'

const outcomes = (findings: readonly { rule: string; outcome: string }[]) =>
  findings
    .map(({ rule, outcome }) => `${rule}:${outcome}`)
    .sort()
    .join()

/** What the rules find on the filed data now; what they found when it was sent only where that differs. */
export function FindingReview({ findings }: { findings: NonNullable<Review['findings']> }) {
  const { sent, now } = findings
  const differs = outcomes(sent) !== outcomes(now)
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">
        按填报的数据自动核对，供核查时参考。出具回执只看材料是否齐全、形式是否合规，不以这里的结果为条件。
      </p>
      {differs && (
        <Notice tone="warning" title="提交时和现在的核对结果不一样">
          <p>提交之后规则或本地设置有变化。通知不符合标准时以提交时的结果为依据。</p>
        </Notice>
      )}
      <FindingTable
        findings={now.filter(({ outcome }) => outcome !== 'fits' && outcome !== 'not_applicable')}
      />
      <Disclosure summary={`看全部 ${now.length} 项、依据和整改建议`}>
        <FindingList findings={now} idPrefix="now-" />
      </Disclosure>
      {differs && (
        <Disclosure summary="看提交时的核对结果">
          <FindingList findings={sent} idPrefix="sent-" />
        </Disclosure>
      )}
    </div>
  )
}
