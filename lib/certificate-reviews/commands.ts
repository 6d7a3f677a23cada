import 'server-only'
import { type Comparison, findComparison } from '@/lib/certificate-comparisons/queries'
import { findShared, lockNumbers, reportShared } from '@/lib/certificates/duplicates'
import { allowedEvents } from '@/lib/certificates/policy'
import type { CertificateDto } from '@/lib/certificates/queries'
import { type CertificateEvent, nextState, numberKeyOf, TRANSITIONS } from '@/lib/certificates/rules'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { refreshStaffMeasures } from '@/lib/staff-measures/commands'
import { publishEvent } from '@/lib/webhooks/commands'
import { tellSubmitters } from './notices'
import { certificatesToDecide } from './queries'
import type { Decision, Outcome } from './rules'
import type { DecideCertificatesInput } from './schema'

/**
 * Verifies, rejects or revokes a batch in one transaction; each certificate goes its own way and says what became of
 * it. With the fingerprint of a list only those the actor's comparison found the same are verified. Throws forbidden
 * without the permission, invalid without a reason where one is due.
 */
async function decide(
  actor: Actor,
  event: CertificateEvent,
  input: DecideCertificatesInput,
): Promise<Decision[]> {
  if (!can(actor, 'certificates.verify')) throw new AppError('forbidden')
  if (TRANSITIONS[event].needsReason && input.reason === null)
    throw new AppError('invalid', { reason: ['请写明原因，交证书的人会看到'] })
  const versions = new Map(input.picks.map(({ id, version }) => [id, version]))
  return transaction(async (tx) => {
    const ids = [...versions.keys()]
    await tx.$queryRaw`
      select 1 as held from staff_certificates where id = any(${ids}::uuid[]) order by id for update`
    const found = await certificatesToDecide(actor, ids, tx)
    await lockNumbers(tx, found.map(numbered))
    const list = input.listHash === null ? null : await findComparison(actor, input.listHash, tx)
    if (input.listHash !== null && list === null)
      throw new AppError('invalid', { '': ['请重新上传名单再核验'] })
    const decisions: Decision[] = []
    const done: CertificateDto[] = []
    for (const certificate of found) {
      const { id, personName, version } = certificate
      const refusal = refusalOf(actor, event, certificate, versions.get(id), list)
      const outcome = refusal ?? (event === 'verify' ? await refuseShared(tx, certificate) : null) ?? 'done'
      decisions.push({ id, personName, outcome })
      if (outcome !== 'done') continue
      await write(tx, actor, event, certificate, version, input.reason, list?.fileName ?? null)
      done.push(certificate)
    }
    for (const id of ids)
      if (!found.some((one) => one.id === id)) decisions.push({ id, personName: '', outcome: 'not_found' })
    await tellSubmitters(tx, event, done, input.reason)
    await refreshStaffMeasures(
      tx,
      done.map(({ personId }) => personId),
    )
    return decisions
  }, 60_000)
}

export const verifyCertificates = (actor: Actor, input: DecideCertificatesInput) =>
  decide(actor, 'verify', input)
export const rejectCertificates = (actor: Actor, input: DecideCertificatesInput) =>
  decide(actor, 'reject', input)
export const revokeCertificates = (actor: Actor, input: DecideCertificatesInput) =>
  decide(actor, 'revoke', input)

const numbered = ({ type, number, personId }: CertificateDto) => ({
  type,
  numberKey: numberKeyOf(number),
  personId,
})

function refusalOf(
  actor: Actor,
  event: CertificateEvent,
  certificate: CertificateDto,
  version: number | undefined,
  list: Comparison | null,
): Outcome | null {
  if (certificate.version !== version) return 'changed'
  if (certificate.submittedById !== null && certificate.submittedById === actor.accountId) return 'own'
  if (!allowedEvents(actor, certificate).includes(event)) return 'not_allowed'
  if (event !== 'verify') return null
  if (certificate.flags.includes('ended')) return 'ended'
  return list && !list.same.includes(`${certificate.id}:${version}`) ? 'not_same' : null
}

/** A number two people claim is not verified before an official has found out whose it is. */
async function refuseShared(tx: Tx, certificate: CertificateDto): Promise<Outcome | null> {
  const [shared] = await findShared(tx, [numbered(certificate)])
  if (!shared) return null
  const countyCode = certificate.countyPath?.split('/').at(-1) ?? null
  const isOpen = await reportShared(tx, shared, { countyCode, isDemo: certificate.isDemo })
  return isOpen ? 'duplicate' : null
}

async function write(
  tx: Tx,
  actor: Actor,
  event: CertificateEvent,
  certificate: CertificateDto,
  version: number,
  reason: string | null,
  listName: string | null,
): Promise<void> {
  const { id, personId, type, number, countyPath } = certificate
  const state = nextState(certificate.state, event)
  if (state === null) throw new AppError('conflict')
  await tx.staffCertificate.update({
    where: { id },
    data: {
      state,
      decidedById: actor.accountId,
      decidedByName: actor.name,
      decidedAt: now(),
      reason: reason ?? '',
      version: version + 1,
    },
    select: { id: true },
  })
  // The old one waits for another renewal.
  if (event !== 'verify')
    await tx.staffCertificate.updateMany({ where: { replacedById: id }, data: { replacedById: null } })
  await audit(tx, actor, {
    action: `certificate.${event}`,
    subject: { type: 'staff_person', id: personId },
    regionCode: countyPath?.split('/').at(-1),
    before: { state: certificate.state },
    after: { state, certificateId: id, type, number, ...(listName && { comparedWith: listName }) },
    ...(reason === null ? {} : { reason }),
  })
  const regionCode = countyPath?.split('/').at(-1)
  if (regionCode && event !== 'reject')
    await publishEvent(tx, event === 'verify' ? 'certificate.verified' : 'certificate.revoked', {
      regionCode,
      payload: { certificateId: id, type },
      isDemo: certificate.isDemo,
    })
}
