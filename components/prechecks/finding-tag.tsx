import type { Outcome } from '@/lib/prechecks/check'
import { OUTCOME_LABELS } from '@/lib/prechecks/labels'

// The shapes and colours of the status tags: word, shape and colour together.
const CLASS: Record<Outcome, string> = {
  falls_short: 'status status-behind',
  unknown: 'status status-no-data',
  fits: 'status status-met',
  not_applicable: 'status status-no-target',
}

export function FindingTag({ outcome }: { outcome: Outcome }) {
  return <span className={CLASS[outcome]}>{OUTCOME_LABELS[outcome]}</span>
}
