import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash, seal } from '@/lib/core/crypto'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { toDateColumn } from '@/lib/format/date'
import { maskIdentityNumber } from '@/lib/format/mask'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber, comparableName } from '@/lib/identity-numbers/rules'
import { keepsStaff } from './policy'
import { findPost, type StaffDto } from './queries'
import { dateErrors, isOfWorkingAge } from './rules'
import type { AddPostInput, AddStaffInput, EditStaffInput, EndPostInput } from './schema'

const NAME_DIFFERS =
  '这个身份证号已经登记过，但姓名对不上。请对照身份证核对姓名和号码；都没有错的话，请联系主管部门。'
const POST_EXISTS = '这个人在这家机构已经有这个岗位，不用再加。'

type Keeper = { operatorId: string }

function requireKeeper(actor: Actor): Keeper {
  if (!keepsStaff(actor) || !actor.operatorId) throw new AppError('forbidden')
  return { operatorId: actor.operatorId }
}

const refuseTwice = (error: unknown): never => {
  if (isUniqueViolation(error)) throw new AppError('conflict', { '': [POST_EXISTS] })
  throw error
}

type PostFields = Omit<AddPostInput, 'personId'>

/** Facility of one's own body, sensible days. Throws invalid. */
async function checkPost(tx: Tx, { operatorId }: Keeper, post: PostFields): Promise<void> {
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

const postColumns = (post: PostFields) => ({
  kind: post.kind,
  facilityId: post.facilityId,
  isFullTime: post.isFullTime,
  qualification: post.qualification,
  qualificationNumber: post.qualificationNumber,
  healthCertificateUntil: post.healthCertificateUntil && toDateColumn(post.healthCertificateUntil),
  startedOn: toDateColumn(post.startedOn),
})

/**
 * Adds a person to the body's staff. The identity number is sealed at once and only its mask is ever shown; known
 * already, it is the same person, and the name must be the same. Throws forbidden, invalid, or conflict for a post
 * that runs already. Source: 个人信息保护法 第六、五十一条.
 */
export async function addStaff(
  actor: Actor,
  input: AddStaffInput,
): Promise<{ personId: string; postId: string }> {
  const keeper = requireKeeper(actor)
  // Number and name are compared with what others entered: nobody may try names by the hundred.
  limitRate(`staff:${keeper.operatorId}`, { burst: 40, perMinute: 10 })
  const { name, identitySecret, ...post } = input
  const today = todayInShanghai()
  const checked = checkIdentityNumber(identitySecret, today)
  if (!checked.ok) throw new AppError('invalid', { identitySecret: [IDENTITY_PROBLEMS[checked.reason]] })
  if (!isOfWorkingAge(checked.birthDate, today))
    throw new AppError('invalid', { identitySecret: ['这个号码的人还没有满 16 周岁，不能录用，请核对'] })
  return transaction(async (tx) => {
    await checkPost(tx, keeper, post)
    const personId = await findOrMakePerson(tx, actor, name, checked.number)
    return { personId, ...(await writePost(tx, actor, keeper, personId, name, post)) }
  }).catch(refuseTwice)
}

/** One person one record, also when two bodies add them in the same moment: the hash is unique. */
async function findOrMakePerson(tx: Tx, actor: Actor, name: string, number: string): Promise<string> {
  const identityHash = lookupHash(number)
  await tx.staffPerson.createMany({
    data: [
      {
        name,
        identityHash,
        identitySealed: await seal(number),
        identityMasked: maskIdentityNumber(number),
        isDemo: actor.isDemo,
      },
    ],
    skipDuplicates: true,
  })
  const [person] = await tx.$queryRaw<{ id: string; name: string; isDemo: boolean }[]>`
    select id, name, is_demo as "isDemo" from staff_people where identity_hash = ${identityHash} for update`
  if (!person) throw new Error('the person just written is not there')
  if (comparableName(person.name) !== comparableName(name))
    throw new AppError('invalid', { name: [NAME_DIFFERS] })
  // Somebody real employs them: they no longer go with the demo world.
  if (person.isDemo && !actor.isDemo)
    await tx.staffPerson.update({ where: { id: person.id }, data: { isDemo: false }, select: { id: true } })
  return person.id
}

async function writePost(
  tx: Tx,
  actor: Actor,
  { operatorId }: Keeper,
  personId: string,
  name: string,
  post: PostFields,
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
  return { postId: id }
}

/** Another post for somebody who works or worked for the body. Throws not_found for anybody else, invalid, conflict. */
export async function addPost(
  actor: Actor,
  { personId, ...post }: AddPostInput,
): Promise<{ postId: string }> {
  const keeper = requireKeeper(actor)
  return transaction(async (tx) => {
    const person = await tx.staffPerson.findFirst({
      where: { id: personId, posts: { some: { operatorId: keeper.operatorId } } },
      select: { name: true },
    })
    if (!person) throw new AppError('not_found')
    await checkPost(tx, keeper, post)
    return writePost(tx, actor, keeper, personId, person.name, post)
  }).catch(refuseTwice)
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
  }).catch(refuseTwice)
}

async function rename(tx: Tx, { operatorId }: Keeper, personId: string, name: string): Promise<void> {
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
  })
}
