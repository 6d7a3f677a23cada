import 'server-only'
import { NOT_TO_BE_HIRED } from '@/lib/bans/labels'
import { isBanViolation } from '@/lib/bans/look-ups'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { refreshRollups } from '@/lib/rollups/commands'
import { settleTimeConflicts } from '@/lib/staff-conflicts/commands'
import { keepsStaff } from './policy'
import { dateErrors } from './rules'
import type { PostFields } from './schema'

const POST_EXISTS = '这个人在这家机构已经有这个岗位，不用再加。'

/** The body whose staff the actor keeps. Throws forbidden. */
export function requireKeeper(actor: Actor): { operatorId: string } {
  if (!keepsStaff(actor) || !actor.operatorId) throw new AppError('forbidden')
  return { operatorId: actor.operatorId }
}

/** The same post twice, and the database's own wall against barred people, in words. */
export const refusePost = (error: unknown): never => {
  if (isUniqueViolation(error)) throw new AppError('conflict', { '': [POST_EXISTS] })
  if (isBanViolation(error)) throw new AppError('invalid', { '': [NOT_TO_BE_HIRED] })
  throw error
}

/** Facility of one's own body, sensible days. Throws invalid. */
export async function checkPost(
  tx: Tx,
  { operatorId }: { operatorId: string },
  post: PostFields,
): Promise<void> {
  const errors = dateErrors(post, todayInShanghai())
  if (post.facilityId !== null) {
    const own = await tx.facility.findFirst({
      where: { id: post.facilityId, operatorId },
      select: { id: true },
    })
    if (!own) errors.facilityId = ['请从列表中选择机构']
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', errors)
}

/** What a form says of a post, as columns. A whole week is 100 percent by trigger. */
export const postColumns = (post: PostFields) => ({
  kind: post.kind,
  facilityId: post.facilityId,
  isFullTime: post.isFullTime,
  sharePercent: post.isFullTime ? 100 : post.sharePercent,
  qualification: post.qualification,
  qualificationNumber: post.qualificationNumber,
  healthCertificateUntil: post.healthCertificateUntil && toDateColumn(post.healthCertificateUntil),
  startedOn: toDateColumn(post.startedOn),
})

type NewPost = { personId: string; name: string; operatorId: string; post: PostFields }

/** Writes a post with its evidence, and looks for conflicts of time in the same transaction. */
export async function writePost(
  tx: Tx,
  actor: Actor,
  { personId, name, operatorId, post }: NewPost,
): Promise<{ postId: string }> {
  const { id } = await tx.staffPost.create({
    data: { ...postColumns(post), personId, operatorId, isDemo: actor.isDemo },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'staff.add',
    subject: { type: 'staff_person', id: personId },
    regionCode: actor.regionCode,
    after: { name, kind: post.kind, startedOn: post.startedOn },
  })
  await settlePerson(tx, personId)
  return { postId: id }
}

/**
 * What must hold after any change of a person's posts: conflicts of time, and the sums of every place the person works
 * or worked at, a former facility (`left`) included. In the transaction of the change.
 */
export async function settlePerson(tx: Tx, personId: string, left: string | null = null): Promise<void> {
  await settleTimeConflicts(tx, personId)
  const places = await tx.$queryRaw<{ code: string }[]>`
    select distinct region_code as code from facilities
    where id in (select facility_id from staff_posts where person_id = ${personId}::uuid) or id = ${left}::uuid`
  await refreshRollups(
    tx,
    places.map(({ code }) => code),
  )
}
