import 'server-only'
import { issuerNameKey } from '@/lib/certificate-issuers/rules'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { findShared, lockNumbers, reportShared } from './duplicates'
import { mayWithdraw } from './policy'
import { findCertificate } from './queries'
import { certificateErrors, numberKeyOf, usualEnd } from './rules'
import type { SubmitCertificateInput, WithdrawCertificateInput } from './schema'

const THERE_ALREADY = '这张证书已经登记过，不用再交。'

type Submitted = { id: string; outcome: 'created' | 'unchanged' }
type Options = {
  /** The body a list of an administrator speaks of; the actor's own otherwise. */
  operatorId?: string
}

/**
 * Hands a certificate in for verification, in the caller's transaction: by the body for people who work for it, by the
 * person, or by an import. The same certificate again changes nothing. What lasts and is of the same type is renewed by
 * it. Throws not_found for a person of somebody else, invalid by field.
 */
export async function submitCertificate(
  tx: Tx,
  actor: Actor,
  input: SubmitCertificateInput,
  options: Options = {},
): Promise<Submitted> {
  const person = await lockPerson(tx, input.personId)
  const post = person && (await competentPost(tx, actor, input.personId, options))
  if (!person || post === undefined) throw new AppError('not_found')
  const errors = certificateErrors(input, todayInShanghai())
  if (Object.keys(errors).length > 0) throw new AppError('invalid', errors)
  const numberKey = numberKeyOf(input.number)
  const numbered = { type: input.type, numberKey, personId: input.personId }
  await lockNumbers(tx, [numbered])
  const validUntil = input.validUntil ?? usualEnd(input.type, input.issuedOn)
  const same = await findSame(tx, { ...input, validUntil }, numberKey)
  if (same) return { id: same.id, outcome: 'unchanged' }
  await checkScan(tx, input)
  const old = await findRenewed(tx, input, validUntil !== null)
  const isDemo = actor.isDemo || person.isDemo
  const issuer = await tx.certificateIssuer.findUnique({
    where: { nameKey: issuerNameKey(input.issuerName) },
    select: { id: true },
  })
  const declared = {
    type: input.type,
    level: input.level,
    number: input.number,
    issuerName: input.issuerName,
    attachmentId: input.attachmentId,
  }
  const { id } = await tx.staffCertificate.create({
    data: {
      ...declared,
      personId: input.personId,
      numberKey,
      issuerId: issuer?.id ?? null,
      issuedOn: input.issuedOn && toDateColumn(input.issuedOn),
      validUntil: validUntil && toDateColumn(validUntil),
      operatorId: can(actor, 'staff.own') && actor.role !== 'system' ? null : (post?.operatorId ?? null),
      countyCode: post?.countyCode ?? null,
      submittedById: actor.accountId,
      submittedByName: actor.name,
      submittedAt: now(),
      isDemo,
    },
    select: { id: true },
  })
  if (old) await tx.staffCertificate.update({ where: { id: old.id }, data: { replacedById: id } })
  await audit(tx, actor, {
    ...(can(actor, 'imports.run') && actor.role !== 'system' && { right: 'imports.run' as const }),
    action: old ? 'certificate.renew' : 'certificate.submit',
    subject: { type: 'staff_person', id: input.personId },
    regionCode: post?.countyCode,
    after: { certificateId: id, ...declared, issuedOn: input.issuedOn, validUntil },
  })
  const [shared] = await findShared(tx, [numbered])
  if (shared) await reportShared(tx, shared, { countyCode: post?.countyCode ?? null, isDemo })
  return { id, outcome: 'created' }
}

/** The same as a form's command. Throws conflict for a certificate that is there already. */
export async function handInCertificate(
  actor: Actor,
  input: SubmitCertificateInput,
): Promise<{ id: string }> {
  // Whoever may import a list of everybody's certificates hands in none by hand: that is the body's or the person's.
  if (!can(actor, 'staff.own') && !can(actor, 'operator.staff')) throw new AppError('not_found')
  return transaction(async (tx) => {
    const { id, outcome } = await submitCertificate(tx, actor, input)
    if (outcome === 'unchanged') throw new AppError('conflict', { '': [THERE_ALREADY] })
    return { id }
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new AppError('conflict', { '': [THERE_ALREADY] })
    throw error
  })
}

type Person = { name: string; isDemo: boolean }

async function lockPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  const rows = await tx.$queryRaw<Person[]>`
    select name, is_demo as "isDemo" from staff_people where id = ${personId}::uuid for no key update`
  return rows[0]
}

type Competent = { operatorId: string; countyCode: string | null }

/** The running post the certificate is handed in from; null: the person has none; undefined: the actor may not. */
async function competentPost(
  tx: Tx,
  actor: Actor,
  personId: string,
  options: Options,
): Promise<Competent | null | undefined> {
  const isImport = actor.role === 'system' || can(actor, 'imports.run')
  const isOwn = !isImport && can(actor, 'staff.own')
  const body = isImport ? options.operatorId : isOwn ? undefined : actor.operatorId
  if (isOwn && actor.staffPersonId !== personId) return undefined
  if (!isImport && !isOwn && (!can(actor, 'operator.staff') || !body)) return undefined
  const rows = await tx.$queryRaw<Competent[]>`
    select p.operator_id as "operatorId", r.anchor_code as "countyCode"
    from staff_posts p left join facilities f on f.id = p.facility_id left join regions r on r.code = f.region_code
    where p.person_id = ${personId}::uuid and p.ended_on is null
      and (${body ?? null}::uuid is null or p.operator_id = ${body ?? null}::uuid)
    order by (r.anchor_code is null), p.is_full_time desc, p.started_on, p.id limit 1`
  return rows[0] ?? (body ? undefined : null)
}

type Declared = Pick<SubmitCertificateInput, 'personId' | 'type' | 'issuedOn' | 'validUntil'>

/** A number is taken once, also by one that was revoked; without numbers the same days are the same certificate. */
function findSame(tx: Tx, { personId, type, issuedOn, validUntil }: Declared, numberKey: string) {
  const one = {
    personId: { equals: personId },
    type,
    numberKey,
    issuedOn: issuedOn && toDateColumn(issuedOn),
  }
  const end = validUntil && toDateColumn(validUntil)
  return tx.staffCertificate.findFirst({
    where:
      numberKey === ''
        ? { ...one, validUntil: end, state: { in: ['submitted', 'verified'] } }
        : { ...one, state: { not: 'rejected' } },
    select: { id: true },
  })
}

/** The scan is a file of this person, uploaded as a certificate and not another certificate's. */
async function checkScan(tx: Tx, { attachmentId, personId }: SubmitCertificateInput): Promise<void> {
  if (attachmentId === null) return
  const found = await tx.attachment.findFirst({
    where: {
      id: { equals: attachmentId },
      staffPersonId: { equals: personId },
      material: 'certificate',
      removedAt: null,
      scan: { not: 'infected' },
      certificates: { none: { state: { not: 'rejected' } } },
    },
    select: { id: true },
  })
  if (!found) throw new AppError('invalid', { attachmentId: ['请从列表中选择扫描件'] })
}

/** The certificate the new one takes the place of: the one named, else the one of its type that ends. */
async function findRenewed(tx: Tx, { personId, type, replacesId }: SubmitCertificateInput, ends: boolean) {
  const renewable = {
    personId: { equals: personId },
    type,
    state: { in: ['verified' as const, 'expired' as const] },
    replacedById: null,
  }
  if (replacesId !== null) {
    const named = await tx.staffCertificate.findFirst({
      where: { ...renewable, id: { equals: replacesId } },
      select: { id: true },
    })
    if (!named) throw new AppError('invalid', { replacesId: ['这张证书已经换过，或不能更换'] })
    return named
  }
  if (!ends) return null
  return tx.staffCertificate.findFirst({
    where: { ...renewable, validUntil: { not: null } },
    orderBy: [{ validUntil: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
}

/** Takes a certificate back while it waits; the log keeps it. Throws not_found, conflict when it was decided meanwhile. */
export async function withdrawCertificate(
  actor: Actor,
  { certificateId, version }: WithdrawCertificateInput,
): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`select 1 as held from staff_certificates where id = ${certificateId}::uuid for update`
    const found = await findCertificate(actor, certificateId, tx)
    if (!found) throw new AppError('not_found')
    if (found.state !== 'submitted' || found.version !== version) throw new AppError('conflict')
    if (!mayWithdraw(actor, found)) throw new AppError('forbidden')
    await tx.staffCertificate.delete({ where: { id: certificateId }, select: { id: true } })
    const { personId, type, number, issuerName, issuedOn, validUntil } = found
    await audit(tx, actor, {
      action: 'certificate.withdraw',
      subject: { type: 'staff_person', id: personId },
      before: { certificateId, type, number, issuerName, issuedOn, validUntil },
    })
  })
}
