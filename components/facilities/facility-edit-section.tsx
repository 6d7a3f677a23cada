import { Disclosure } from '@/components/ui/disclosure'
import type { FacilityEvent } from '@/lib/facilities/policy'
import { STATUS_EVENTS } from '@/lib/facilities/rules'
import type { FacilityDossier } from '@/lib/facility-dossiers/queries'
import { FacilityForm, type FacilityFormLists } from './facility-form'
import { facilityFormValues } from './facility-form-values'
import { StatusForm } from './status-form'

type Props = {
  facility: FacilityDossier
  events: readonly FacilityEvent[]
  lists: FacilityFormLists
  today: string
}

/** What the official may do with the record; for everybody else why not. */
export function FacilityEditSection({ facility, events, lists, today }: Props) {
  const { id, version } = facility
  const changes = STATUS_EVENTS.filter((event) => events.includes(event))
  if (events.length === 0) {
    return <p className="text-muted">这家机构由所在地区的备案审核人员和规划人员维护，您可以查看。</p>
  }
  return (
    <section aria-labelledby="edit" className="flex flex-col gap-3">
      <h2 id="edit">办理</h2>
      <Disclosure summary="修改登记信息">
        <FacilityForm values={facilityFormValues(facility)} lists={lists} edits={{ id, version }} />
      </Disclosure>
      {changes.length > 0 && (
        <Disclosure summary="变更状态">
          <StatusForm id={id} version={version} events={changes} today={today} />
        </Disclosure>
      )}
    </section>
  )
}
