import { STANDING_LABELS } from '@/lib/training-ledgers/labels'
import type { Standing } from '@/lib/training-ledgers/rules'

const LOOK = {
  met: 'status status-met',
  behind: 'status status-behind',
  no_requirement: 'status status-no-target',
  no_period: 'status status-no-data',
} as const satisfies Record<Standing, string>

/** Shape, word and colour together; where nothing is asked nothing is green. */
export function StandingTag({ standing }: { standing: Standing }) {
  return <span className={LOOK[standing]}>{STANDING_LABELS[standing]}</span>
}
