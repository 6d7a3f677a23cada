import { Notice } from '@/components/ui/notice'
import { facilityWarnings } from '@/lib/facilities/rules'
import type { FacilityDossier } from '@/lib/facility-dossiers/queries'

/** What an official should look at again. Nothing here stops anybody. */
export function FacilityWarnings({ facility }: { facility: FacilityDossier }) {
  const { kind, enrolled, openedOn, lng, places, filing, kindergarten } = facility
  const warnings = facilityWarnings({
    kind,
    enrolled,
    openedOn,
    lng,
    placesTotal: places.total,
    filingState: filing.state,
    filedOn: filing.filedOn,
    kindergartenId: kindergarten?.id ?? null,
  })
  if (warnings.length === 0) return null
  return (
    <Notice tone="warning" title="请核对">
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  )
}
