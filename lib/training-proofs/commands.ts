import 'server-only'
import { randomInt } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { canonicalText } from '@/lib/core/canonical'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { signText } from '@/lib/core/signing'
import { yearOf } from '@/lib/format/date'
import { visiblePeople } from '@/lib/training-ledgers/policy'
import { type TranscriptDto, transcriptOf } from '@/lib/training-ledgers/queries'
import { mayIssueProof, mayRevokeProof } from './policy'
import { NUMBER_LENGTH, NUMBER_LETTERS, proofNumber, readProofNumber } from './rules'
import { type ProofPayload, proofPayload } from './schema'

const ISSUER = '善育托育服务平台'

const newNumber = (year: number, isDemo: boolean): string =>
  proofNumber(
    year,
    Array.from({ length: NUMBER_LENGTH }, () => NUMBER_LETTERS[randomInt(NUMBER_LETTERS.length)]).join(''),
    isDemo,
  )

/** What a transcript says, as it is signed: attendances that count, the accounts as they stand that day. */
function payloadOf({ personId, name, identityMasked, ...transcript }: TranscriptDto): ProofPayload {
  const { asOf, isDemo, ledger, attendances } = transcript
  return proofPayload.parse({
    ...{ kind: 'training_proof', version: 1, isDemo, issuer: ISSUER, issuedOn: asOf },
    number: newNumber(yearOf(asOf), isDemo),
    person: { id: personId, name, identityMasked },
    accounts: ledger.map(({ account, unit, period, required, done }) => ({
      ...{ account, unit, required, done },
      ...{ from: period?.from ?? null, to: period?.to ?? null },
    })),
    attendances: attendances
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ id, courseTitle, provider, attendedOn, accounts, hours }) => ({
        ...{ id, provider, attendedOn, accounts, hours, title: courseTitle },
      })),
  } satisfies ProofPayload)
}

/**
 * Signs a person's transcript as it stands now under a number of its own. Throws forbidden, not_found for somebody the
 * actor may not read, too_many.
 */
export async function issueProof(
  actor: Actor,
  { personId }: { personId: string },
): Promise<{ number: string }> {
  if (!mayIssueProof(actor)) throw new AppError('forbidden')
  limitRate(`proof:${actor.accountId}`, { burst: 20, perMinute: 2 })
  return transaction((tx) => writeProofRow(tx, actor, personId))
}

/** The same inside a transaction of the demo world's. */
export async function writeProofRow(tx: Tx, actor: Actor, personId: string): Promise<{ number: string }> {
  const transcript = await transcriptOf(actor, personId, tx)
  if (!transcript) throw new AppError('not_found')
  const payload = payloadOf(transcript)
  const { signature, keyId } = signText(canonicalText(payload))
  const { number, isDemo } = payload
  await tx.trainingProof.create({
    data: { number, personId, payload, signature, keyId, isDemo },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'training_proof.issue',
    subject: { type: 'training_proof', id: number },
    regionCode: actor.regionCode,
    after: { personId },
  })
  return { number }
}

/** Takes a paper back: its page says so from now on. Throws forbidden, not_found, conflict when it was taken back already. */
export async function revokeProof(
  actor: Actor,
  { number: text, reason }: { number: string; reason: string },
): Promise<{ number: string }> {
  if (!mayRevokeProof(actor)) throw new AppError('forbidden')
  const number = readProofNumber(text)
  if (number === null) throw new AppError('not_found')
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from training_proofs where number = ${number} for update`
    const row = await tx.trainingProof.findFirst({
      where: { number, person: visiblePeople(actor, todayInShanghai()) },
      select: { id: true, personId: true, revokedAt: true },
    })
    if (!row) throw new AppError('not_found')
    if (row.revokedAt) throw new AppError('conflict', { '': ['这份证明已经撤销过。'] })
    await tx.trainingProof.update({
      where: { id: row.id },
      data: { revokedAt: now() },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'training_proof.revoke',
      subject: { type: 'training_proof', id: number },
      regionCode: actor.regionCode,
      before: { personId: row.personId },
      reason,
    })
    return { number }
  })
}
