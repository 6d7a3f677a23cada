import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { resolveRegion } from '@/lib/regions/queries'
import { keepsIssuersOf } from './policy'
import { findIssuer } from './queries'
import { issuerNameKey } from './rules'
import type { AddIssuerInput, ChangeIssuerInput } from './schema'

const ROOT = '100000'

const refuseTwice = (error: unknown): never => {
  if (isUniqueViolation(error))
    throw new AppError('conflict', { name: ['名册里已有这个发证机关（不计空格、标点和全角半角）'] })
  throw error
}

async function resolve(actor: Actor, text: string): Promise<{ code: string; path: string } | null> {
  if (!can(actor, 'issuers.keep')) throw new AppError('forbidden')
  const region = text === '' ? null : await resolveRegion(actor, text, ROOT)
  if (text !== '' && !region)
    throw new AppError('invalid', { region: ['没有找到这个地区，请填写现行的区划代码或全称'] })
  if (!keepsIssuersOf(actor, region?.path ?? null))
    throw new AppError('invalid', { region: ['请填写您管辖范围内的地区'] })
  return region
}

const nameKeyOf = (name: string): string => {
  const key = issuerNameKey(name)
  if (key === '' || /^[=+@]/.test(key)) throw new AppError('invalid', { name: ['请填写发证机关的全称'] })
  return key
}

/** Certificates that named it before it was in the register are its own from now on. */
const adopt = (tx: Tx, issuerId: string, nameKey: string) => tx.$executeRaw`
  update staff_certificates set issuer_id = ${issuerId}::uuid
  where issuer_id is null and state = 'submitted'
    and upper(regexp_replace(normalize(issuer_name, NFKC), ${'[\\s"\'“”‘’《》·•・.,，。、-]'}, '', 'g')) = ${nameKey}`

/** Enters an issuer. Throws forbidden, invalid, or conflict when the name is there in another spelling. */
export async function addIssuer(actor: Actor, input: AddIssuerInput): Promise<{ id: string }> {
  const region = await resolve(actor, input.region)
  const { name, types, document, note } = input
  const nameKey = nameKeyOf(name)
  return transaction(async (tx) => {
    const issuer = await tx.certificateIssuer.create({
      data: { name, nameKey, types, document, note, regionCode: region?.code ?? null, isDemo: actor.isDemo },
      select: { id: true },
    })
    const adopted = await adopt(tx, issuer.id, nameKey)
    await audit(tx, actor, {
      action: 'issuer.add',
      subject: { type: 'certificate_issuer', id: issuer.id },
      regionCode: region?.code,
      after: { name, types, document, note, certificates: adopted },
    })
    return issuer
  }).catch(refuseTwice)
}

/**
 * Changes an issuer, withdraws it from a day on or accepts it again. What it issued stays as it is; the queue doubts
 * what it issues after. Throws not_found, invalid, conflict after somebody else's change.
 */
export async function changeIssuer(actor: Actor, input: ChangeIssuerInput): Promise<void> {
  const region = await resolve(actor, input.region)
  await transaction(async (tx) => {
    await tx.$queryRaw`select 1 as held from certificate_issuers where id = ${input.issuerId}::uuid for update`
    const before = await findIssuer(actor, input.issuerId, tx)
    if (!before) throw new AppError('not_found')
    if (!keepsIssuersOf(actor, before.regionPath)) throw new AppError('forbidden')
    if (before.version !== input.version) throw new AppError('conflict')
    const { name, types, document, note, isAccepted, withdrawnOn } = input
    const fields = { name, types, document, note, isAccepted, regionCode: region?.code ?? null }
    const nameKey = nameKeyOf(name)
    await tx.certificateIssuer.update({
      where: { id: before.id },
      data: {
        ...fields,
        nameKey,
        withdrawnOn: withdrawnOn && toDateColumn(withdrawnOn),
        version: before.version + 1,
      },
      select: { id: true },
    })
    await adopt(tx, before.id, nameKey)
    await audit(tx, actor, {
      action: 'issuer.change',
      subject: { type: 'certificate_issuer', id: before.id },
      regionCode: region?.code,
      ...changedFields({ ...before }, { ...fields, withdrawnOn }),
    })
  }).catch(refuseTwice)
}
