import 'server-only'
import { refuseBanned } from '@/lib/bans/look-ups'
import { recheckPeople } from '@/lib/bans/recheck'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import { db, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { toDateColumn } from '@/lib/format/date'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { findOrMakePerson } from './people'
import { checkPost, postColumns, refusePost, requireKeeper, settlePerson, writePost } from './posts'
import { findPost, type StaffDto } from './queries'
import { dateErrors, isOfWorkingAge } from './rules'
import type { AddPostInput, AddStaffInput, EditStaffInput, EndPostInput } from './schema'

/**
 * Adds a person to the body's staff. The identity number is sealed at once and only its mask is ever shown; known
 * already, it is the same person, and the name must be the same. Throws forbidden, invalid (also for somebody barred
 * from care), or conflict for a post that runs already.
 */
export async function addStaff(
  actor: Actor,
  input: AddStaffInput,
): Promise<{ personId: string; postId: string }> {
  const { operatorId } = requireKeeper(actor)
  // Number and name are compared with what others entered: nobody may try names by the hundred.
  limitRate(`staff:${operatorId}`, { burst: 40, perMinute: 10 })
  const { name, identitySecret, ...post } = input
  const today = todayInShanghai()
  const checked = checkIdentityNumber(identitySecret, today)
  if (!checked.ok) throw new AppError('invalid', { identitySecret: [IDENTITY_PROBLEMS[checked.reason]] })
  if (!isOfWorkingAge(checked.birthDate, today))
    throw new AppError('invalid', { identitySecret: ['这个号码的人还没有满 16 周岁，不能录用，请核对'] })
  const identityHash = lookupHash(checked.number)
  await refuseBanned(actor, { identityHash, purpose: 'hire' }, 'identitySecret')
  return transaction(async (tx) => {
    await checkPost(tx, { operatorId }, post)
    const personId = await findOrMakePerson(tx, actor, { name, number: checked.number })
    return { personId, ...(await writePost(tx, actor, { personId, name, operatorId, post })) }
  }).catch(refusePost)
}

/** Another post for somebody who works or worked for the body. Throws not_found for anybody else, invalid, conflict. */
export async function addPost(
  actor: Actor,
  { personId, ...post }: AddPostInput,
): Promise<{ postId: string }> {
  const { operatorId } = requireKeeper(actor)
  const person = await db.staffPerson.findFirst({
    where: { id: { equals: personId }, posts: { some: { operatorId: { equals: operatorId } } } },
    select: { name: true, identityHash: true },
  })
  if (!person) throw new AppError('not_found')
  await refuseBanned(actor, { identityHash: person.identityHash, purpose: 'post' }, '')
  return transaction(async (tx) => {
    await checkPost(tx, { operatorId }, post)
    return writePost(tx, actor, { personId, name: person.name, operatorId, post })
  }).catch(refusePost)
}

async function lockPost(tx: Tx, actor: Actor, input: { postId: string; version: number }): Promise<StaffDto> {
  await tx.$queryRaw`select 1 from staff_posts where id = ${input.postId}::uuid for update`
  const post = await findPost(actor, input.postId, tx)
  if (!post) throw new AppError('not_found')
  if (post.version !== input.version) throw new AppError('conflict')
  return post
}

/**
 * Puts a post right, and the name as long as no other body employs the person. Throws not_found, invalid, conflict
 * after another's change.
 */
export async function editStaff(actor: Actor, input: EditStaffInput): Promise<void> {
  const keeper = requireKeeper(actor)
  const { postId, version, name, ...fields } = input
  await transaction(async (tx) => {
    const before = await lockPost(tx, actor, { postId, version })
    await checkPost(tx, keeper, fields)
    if (before.endedOn !== null && fields.startedOn > before.endedOn)
      throw new AppError('invalid', { startedOn: ['到岗日期不能晚于离岗日期'] })
    if (name !== before.name) await rename(tx, keeper, before.personId, name)
    await tx.staffPost.update({
      where: { id: postId },
      data: { ...postColumns(fields), version: version + 1 },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'staff.edit',
      subject: { type: 'staff_person', id: before.personId },
      regionCode: actor.regionCode,
      ...changedFields({ ...before }, { name, ...fields }),
    })
    await settlePerson(tx, before.personId, before.facilityId)
  }).catch(refusePost)
}

async function rename(
  tx: Tx,
  { operatorId }: { operatorId: string },
  personId: string,
  name: string,
): Promise<void> {
  await tx.$queryRaw`select 1 from staff_people where id = ${personId}::uuid for update`
  const elsewhere = await tx.staffPost.count({ where: { personId, NOT: { operatorId } } })
  if (elsewhere > 0)
    throw new AppError('invalid', {
      name: ['这个人也在别的单位登记过，姓名不能在这里改。请联系主管部门。'],
    })
  await tx.staffPerson.update({
    where: { id: personId },
    data: { name, version: { increment: 1 } },
    select: { id: true },
  })
}

/** Ends a post; the record stays. Throws not_found, invalid, conflict when it ended already. */
export async function endPost(actor: Actor, input: EndPostInput): Promise<void> {
  requireKeeper(actor)
  await transaction(async (tx) => {
    const post = await lockPost(tx, actor, input)
    if (post.endedOn !== null) throw new AppError('conflict', { '': ['这个岗位已经登记过离岗。'] })
    const { startedOn, personId, name, kind } = post
    const errors = dateErrors({ startedOn, endedOn: input.endedOn }, todayInShanghai())
    if (errors.endedOn) throw new AppError('invalid', errors)
    await tx.staffPost.update({
      where: { id: input.postId },
      data: { endedOn: toDateColumn(input.endedOn), version: input.version + 1 },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'staff.end',
      subject: { type: 'staff_person', id: personId },
      regionCode: actor.regionCode,
      after: { name, kind, endedOn: input.endedOn },
    })
    await settlePerson(tx, personId)
    const { identityHash } = await tx.staffPerson.findUniqueOrThrow({
      where: { id: personId },
      select: { identityHash: true },
    })
    await recheckPeople(tx, identityHash)
  })
}
