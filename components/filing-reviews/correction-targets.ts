import { type CorrectionTarget, correctionTargets } from '@/lib/filing-corrections/rules'
import type { Review } from '@/lib/filing-reviews/queries'
import { staffOf } from '@/lib/filings/answers'

/** What a correction of this case may be about, with the names of the staff it lists. */
export const targetsOf = ({ filing, data, names }: Review): CorrectionTarget[] =>
  correctionTargets(
    filing.definition,
    staffOf(data).map(({ personId }) => ({
      personId,
      name: names.staff.get(personId) ?? '已不在名册里的人员',
    })),
  )
