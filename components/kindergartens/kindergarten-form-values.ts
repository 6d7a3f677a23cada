import type { KindergartenDto } from '@/lib/kindergartens/queries'

const flag = (value: boolean | null): string => (value === null ? '' : value ? '1' : '0')

/** A stored kindergarten as the form's text. */
export function kindergartenFormValues(kindergarten: KindergartenDto): Record<string, string> {
  const { region, milestones } = kindergarten
  return {
    name: kindergarten.name,
    region: `${region.code} ${region.name}`,
    address: kindergarten.address ?? '',
    ownership: kindergarten.ownership ?? '',
    status: kindergarten.status,
    isNewBuild: flag(kindergarten.isNewBuild),
    programme: kindergarten.programme ?? '',
    dueOn: kindergarten.dueOn ?? '',
    completedOn: kindergarten.completedOn ?? '',
    syncPlanned: flag(kindergarten.syncPlanned),
    syncDesigned: flag(kindergarten.syncDesigned),
    syncBuilt: flag(kindergarten.syncBuilt),
    syncAccepted: flag(kindergarten.syncAccepted),
    syncDelivered: flag(kindergarten.syncDelivered),
    source: kindergarten.source,
    ...Object.fromEntries(milestones.map(({ kind, dueOn }) => [`${kind}DueOn`, dueOn ?? ''])),
    ...Object.fromEntries(milestones.map(({ kind, doneOn }) => [`${kind}DoneOn`, doneOn ?? ''])),
  }
}
