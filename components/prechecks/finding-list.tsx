import { OUTCOME_LABELS, OUTCOMES } from '@/lib/prechecks/labels'
import type { Finding } from '@/lib/prechecks/rules'
import { FindingCard } from './finding-card'

type Props = {
  findings: readonly Finding[]
  /** Tells two lists on one page apart. */
  idPrefix?: string
}

/** What falls short first, then what is not known, then what fits; stands under a heading of level 2. */
export function FindingList({ findings, idPrefix = 'findings-' }: Props) {
  return (
    <div className="flex flex-col gap-6">
      {OUTCOMES.map((outcome) => {
        const group = findings.filter((finding) => finding.outcome === outcome)
        if (group.length === 0) return null
        const id = `${idPrefix}${outcome}`
        return (
          <section key={outcome} aria-labelledby={id}>
            <h3 id={id} className="mb-2">
              {OUTCOME_LABELS[outcome]}（{group.length} 项）
            </h3>
            <ul className="flex flex-col gap-3">
              {group.map((finding) => (
                <FindingCard key={finding.rule} finding={finding} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
