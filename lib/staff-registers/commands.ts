import 'server-only'
import { hashesInForce } from '@/lib/bans/queries'
import { recheckPeople } from '@/lib/bans/recheck'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash, seal } from '@/lib/core/crypto'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { maskIdentityNumber } from '@/lib/format/mask'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { postNotice } from '@/lib/notices/commands'
import { correctsPeople, readsRegister } from './policy'
import { findPerson, type PersonDto } from './queries'
import type { CorrectPersonInput, LookUpPersonInput } from './schema'

const NOT_THERE = '没有登记这个号码的人。'
const NUMBER_TAKEN = '这个号码已经登记在另一条记录上。确实是同一个人，请用“合并记录”。'
const BANNED =
  '原来的号码登记了从业禁止，不能换成别的号码。单位填错了号码的，请单位登记离岗，再用正确的号码重新登记。'

/** The number as stored, and its hash. Throws invalid at `identitySecret`. */
export function readNumber(identitySecret: string): { number: string; identityHash: string } {
  const checked = checkIdentityNumber(identitySecret, todayInShanghai())
  if (!checked.ok) throw new AppError('invalid', { identitySecret: [IDENTITY_PROBLEMS[checked.reason]] })
  return { number: checked.number, identityHash: lookupHash(checked.number) }
}

/**
 * Finds a person by the identity number; the look-up is logged whether or not it finds anybody. Throws forbidden,
 * too_many, invalid when there is none in the actor's area, naming the county that is competent.
 */
export async function lookUpPerson(actor: Actor, input: LookUpPersonInput): Promise<{ personId: string }> {
  if (!readsRegister(actor)) throw new AppError('forbidden')
  limitRate(`staff-look-up:${actor.accountId}`, { burst: 30, perMinute: 10 })
  const { identityHash } = readNumber(input.identitySecret)
  type Outcome = { personId: string | null; elsewhere: string | null }
  const found = await transaction(async (tx): Promise<Outcome> => {
    const person = await tx.staffPerson.findUnique({ where: { identityHash }, select: { id: true } })
    const seen = person && (await findPerson(actor, person.id, tx))
    await audit(tx, actor, {
      action: 'staff.look_up',
      subject: { type: 'identity_hash', id: identityHash },
      regionCode: actor.regionCode,
      after: { found: seen !== null },
    })
    const elsewhere = person && !seen ? await countyOf(tx, person.id) : null
    return { personId: seen?.id ?? null, elsewhere }
  })
  if (found.personId !== null) return { personId: found.personId }
  const words = found.elsewhere ? `这个人登记在${found.elsewhere}，请与当地主管部门联系。` : NOT_THERE
  throw new AppError('invalid', { identitySecret: [words] })
}

async function countyOf(tx: Tx, personId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select coalesce(a.name, r.name) as name from staff_posts p join facilities f on f.id = p.facility_id
    join regions r on r.code = f.region_code left join regions a on a.code = r.anchor_code
    where p.person_id = ${personId}::uuid order by p.ended_on desc nulls first limit 1`
  return rows[0]?.name ?? null
}

/** Locks a record of the own area at the version the form was drawn from. Throws forbidden, not_found, conflict. */
export async function lockPerson(
  tx: Tx,
  actor: Actor,
  { personId, version }: { personId: string; version: number },
): Promise<PersonDto> {
  if (!correctsPeople(actor)) throw new AppError('forbidden')
  await tx.$queryRaw`select 1 from staff_people where id = ${personId}::uuid for update`
  const person = await findPerson(actor, personId, tx)
  if (!person) throw new AppError('not_found')
  if (person.version !== version) throw new AppError('conflict')
  return person
}

/**
 * Puts a name or number right that somebody entered wrongly, so that nobody squats a number under another name. The
 * bodies that employ the person are told. Throws forbidden, not_found, conflict, invalid for a number of another record.
 */
export async function correctPerson(actor: Actor, input: CorrectPersonInput): Promise<void> {
  const number = input.identitySecret === null ? null : readNumber(input.identitySecret)
  await transaction(async (tx) => {
    const person = await lockPerson(tx, actor, input)
    await writeCorrection(tx, actor, { person, name: input.name, number, reason: input.reason })
  })
}

/**
 * A ban is found by the number: taking the number away from its record would lift it without the second person. Not
 * where the record stays barred by the number it gets. Throws conflict.
 */
export async function refuseLosingBan(
  tx: Tx,
  { lost, kept, words }: { lost: string; kept: string; words: string },
): Promise<void> {
  const barred = await hashesInForce(tx, [lost, kept])
  if (barred.has(lost) && !barred.has(kept)) throw new AppError('conflict', { '': [words] })
}

type Correction = {
  person: Pick<PersonDto, 'id' | 'name' | 'identityMasked' | 'version'>
  name: string
  number: { number: string; identityHash: string } | null
  reason: string
}

/** The correction itself, in the caller's transaction and for a record the caller has locked. */
export async function writeCorrection(
  tx: Tx,
  actor: Actor,
  { person, name, number, reason }: Correction,
): Promise<void> {
  const taken =
    number &&
    (await tx.staffPerson.count({ where: { identityHash: number.identityHash, NOT: { id: person.id } } }))
  if (taken) throw new AppError('invalid', { identitySecret: [NUMBER_TAKEN] })
  if (number) {
    const { identityHash } = await tx.staffPerson.findUniqueOrThrow({
      where: { id: person.id },
      select: { identityHash: true },
    })
    await refuseLosingBan(tx, { lost: identityHash, kept: number.identityHash, words: BANNED })
  }
  const identityMasked = number ? maskIdentityNumber(number.number) : person.identityMasked
  const sealed = number && {
    identityHash: number.identityHash,
    identitySealed: await seal(number.number),
    identityMasked,
  }
  await tx.staffPerson.update({
    where: { id: person.id },
    data: { name, ...sealed, version: person.version + 1 },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'staff.correct',
    subject: { type: 'staff_person', id: person.id },
    regionCode: actor.regionCode,
    before: { name: person.name, identityMasked: person.identityMasked },
    after: { name, identityMasked },
    reason,
    right: 'corrections.decide',
  })
  if (number) await recheckPeople(tx, number.identityHash)
  await tellEmployers(tx, person.id, name)
}

async function tellEmployers(tx: Tx, personId: string, name: string): Promise<void> {
  const posts = await tx.staffPost.findMany({
    where: { personId, endedOn: null },
    distinct: ['operatorId'],
    select: { operatorId: true, person: { select: { version: true } } },
  })
  for (const { operatorId, person } of posts)
    await postNotice(tx, {
      to: { operatorId },
      kind: 'staff.corrected',
      title: `主管部门更正了${name}的登记信息`,
      text: '姓名或者证件号已经按核实的结果更正，请看工作人员页面。',
      href: '/operator/staff',
      eventKey: `staff:${personId}:corrected:${person.version}`,
    })
}
