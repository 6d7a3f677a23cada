import { Disclosure } from '@/components/ui/disclosure'
import { SummaryList } from '@/components/ui/summary-list'
import { NOT_SAID } from '@/lib/prechecks/check'
import type { Finding } from '@/lib/prechecks/rules'
import { citationText } from '@/lib/settings/rules'
import { FindingTag } from './finding-tag'

/** One rule: what it asks, what was said, what to do; where it stands on tap. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { title, outcome, required, actual, action, sources, note } = finding
  const isSettled = outcome === 'fits' || outcome === 'not_applicable'
  const rows = [
    { label: '要求', value: required },
    ...(actual === '' || actual === NOT_SAID ? [] : [{ label: '填写的情况', value: actual }]),
    { label: '怎么办', value: action },
  ]
  return (
    <li className="flex flex-col gap-2 rounded-md border border-line bg-paper p-4">
      <h4 className="flex flex-wrap items-center gap-2 font-semibold">
        {title} <FindingTag outcome={outcome} />
      </h4>
      {isSettled ? (
        <p>
          {required}
          {actual !== '' && <span className="text-muted">。填写的情况：{actual}</span>}
        </p>
      ) : (
        <SummaryList rows={rows} />
      )}
      {(sources.length > 0 || note !== '') && (
        <Disclosure
          summary={
            <>
              依据<span className="sr-only">：{title}</span>
            </>
          }
        >
          <ul>
            {sources.map((source) => (
              <li key={citationText(source)}>{citationText(source)}</li>
            ))}
          </ul>
          {note !== '' && <p>{note}</p>}
        </Disclosure>
      )}
    </li>
  )
}
