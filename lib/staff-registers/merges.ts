import 'server-only'
import { recheckPeople } from '@/lib/bans/recheck'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { settlePerson } from '@/lib/staff/posts'
import { lockPerson, readNumber, refuseLosingBan } from './commands'
import { findPerson } from './queries'
import type { MergePeopleInput } from './schema'

const SAME = '这就是这条记录自己的号码，请填写另一条记录的号码。'
const NOT_THERE = '本地区没有登记这个号码的另一条记录。'
const COLLIDES =
  '两条记录有相同的岗位、证书或者学时，不能自动合并。请先让单位登记离岗，或者撤回重复的证书，再合并。'
const BANNED =
  '另一条记录的号码登记了从业禁止，合并后就查不到了。请先用保留的号码登记这项禁止，或者反过来合并到那一条记录。'
const TWO_ACCOUNTS = '两条记录都有自己的账号，请先停用其中一个。'

/**
 * Joins two records of one person: everything the other one holds comes to the record kept, and the other one goes. Both
 * must be in the actor's area. Throws forbidden, not_found, conflict, invalid for a number without a record.
 */
export async function mergePeople(actor: Actor, input: MergePeopleInput): Promise<void> {
  const { identityHash } = readNumber(input.identitySecret)
  await transaction(async (tx) => {
    const kept = await lockPerson(tx, actor, input)
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from staff_people where identity_hash = ${identityHash} for update`
    if (row?.id === kept.id) throw new AppError('invalid', { identitySecret: [SAME] })
    const other = row && (await findPerson(actor, row.id, tx))
    if (!other) throw new AppError('invalid', { identitySecret: [NOT_THERE] })
    if (kept.hasAccount && other.hasAccount) throw new AppError('conflict', { '': [TWO_ACCOUNTS] })
    const { identityHash: keptHash } = await tx.staffPerson.findUniqueOrThrow({
      where: { id: kept.id },
      select: { identityHash: true },
    })
    await refuseLosingBan(tx, { lost: identityHash, kept: keptHash, words: BANNED })
    await moveEverything(tx, other.id, kept.id)
    await tx.staffPerson.delete({ where: { id: other.id }, select: { id: true } })
    await tx.staffPerson.update({
      where: { id: kept.id },
      data: { version: kept.version + 1, ...(other.isDemo ? {} : { isDemo: false }) },
      select: { id: true },
    })
    const line = { regionCode: actor.regionCode, reason: input.reason, right: 'corrections.decide' as const }
    await audit(tx, actor, {
      ...line,
      action: 'staff.merge',
      subject: { type: 'staff_person', id: kept.id },
      after: { name: kept.name, merged: other.identityMasked, mergedId: other.id },
    })
    await settlePerson(tx, kept.id)
    await recheckPeople(tx)
  }).catch((error) => {
    if (isUniqueViolation(error)) throw new AppError('conflict', { '': [COLLIDES] })
    throw error
  })
}

async function moveEverything(tx: Tx, from: string, to: string): Promise<void> {
  const move = { where: { personId: from }, data: { personId: to } }
  await tx.staffPost.updateMany(move)
  await tx.staffCertificate.updateMany(move)
  await tx.staffConflict.updateMany(move)
  await tx.staffCorrection.updateMany(move)
  await tx.transferCode.deleteMany({ where: { personId: from } })
  await tx.trainingAttendance.updateMany(move)
  await tx.trainingProof.updateMany(move)
  await tx.expert.updateMany(move)
  await tx.dutyPeriod.updateMany(move)
  const own = { where: { staffPersonId: from }, data: { staffPersonId: to } }
  await tx.attachment.updateMany(own)
  await tx.invitation.updateMany(own)
  await tx.account.updateMany(own)
}
