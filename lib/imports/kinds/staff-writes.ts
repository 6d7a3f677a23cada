import 'server-only'
import { submitCertificate } from '@/lib/certificates/commands'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import type { Tx } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { findOrMakePerson } from '@/lib/staff/people'
import { settleTimeConflicts } from '@/lib/staff-conflicts/commands'
import type { Change } from '../rules'
import { type ReadRow, textOf } from './kind'
import { findPlaces, makeBody, type StaffPlace } from './staff-places'
import type { StaffRow } from './staff-row'

/** Carries a plan out: people, posts, certificates, then conflicts of time, all in the import's transaction. */
export async function writeStaff(
  tx: Tx,
  actor: Actor,
  changes: readonly Change[],
  rows: readonly ReadRow<StaffRow>[],
): Promise<void> {
  const byRow = new Map(rows.map(({ row, value }) => [row, value]))
  const placeOf = await findPlaces(
    tx,
    actor,
    rows.map(({ value }) => value.facility),
  )
  const touched = new Set<string>()
  for (const change of changes) {
    const value = byRow.get(change.row)
    const place = value && placeOf(value.facility)
    if (!value || !place || 'reason' in place) throw new Error(`row ${change.row} is not in the file`)
    const personId = await findOrMakePerson(tx, actor, value)
    const operatorId = await makeBody(tx, place)
    await writeListedPost(tx, actor, { change, value, place, personId, operatorId })
    if (value.certificate)
      await submitCertificate(
        tx,
        actor,
        { personId, ...value.certificate, attachmentId: null, replacesId: null },
        { operatorId },
      )
    touched.add(personId)
  }
  for (const personId of touched) await settleTimeConflicts(tx, personId)
}

type Listed = {
  change: Change
  value: StaffRow
  place: StaffPlace
  personId: string
  operatorId: string
}

async function writeListedPost(
  tx: Tx,
  actor: Actor,
  { change, value, place, personId, operatorId }: Listed,
): Promise<void> {
  const { facilityId, isDemo } = place
  const startedOn = textOf(change.after, 'started_on')
  const share = change.after.share_percent
  const sharePercent = typeof share === 'number' ? share : null
  const time = { startedOn: toDateColumn(startedOn), sharePercent, isFullTime: sharePercent === 100 }
  const where = { personId, operatorId, facilityId, kind: value.kind, endedOn: null }
  const post = await tx.staffPost.findFirst({
    where,
    select: { id: true, startedOn: true, sharePercent: true },
  })
  if (post && change.before?.started_on === startedOn && change.before.share_percent === share) return
  // A row above in the same file has just made it: what this row leaves blank is said there.
  if (post && value.startedOn === null && value.sharePercent === null) return
  if (post)
    await tx.staffPost.update({
      where: { id: post.id },
      data: { ...time, version: { increment: 1 } },
      select: { id: true },
    })
  else await tx.staffPost.create({ data: { ...where, ...time, isDemo }, select: { id: true } })
  await audit(tx, actor, {
    action: post ? 'staff.edit' : 'staff.add',
    subject: { type: 'staff_person', id: personId },
    regionCode: place.regionCode || actor.regionCode,
    after: { name: value.name, kind: value.kind, startedOn },
  })
}
