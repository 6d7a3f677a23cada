import { Tag } from '@/components/ui/tag'
import { formatDay } from '@/lib/format/date'
import { HEALTH_LABELS } from '@/lib/staff/labels'
import { healthCertificate } from '@/lib/staff/rules'

/** The last day of the health certificate; in words when it has passed, is near, or is not recorded. */
export function HealthTag({ until, today }: { until: string | null; today: string }) {
  const state = healthCertificate(until, today)
  if (state === 'none') return <span className="text-muted">{HEALTH_LABELS.none}</span>
  return (
    <>
      <span className="whitespace-nowrap">{formatDay(until)}</span>
      {state !== 'valid' && (
        <>
          {' '}
          <Tag tone="warm">{HEALTH_LABELS[state]}</Tag>
        </>
      )}
    </>
  )
}
