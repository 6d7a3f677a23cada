import 'server-only'
import { type AttachmentDto, filesOfCase, listAttachments } from '@/lib/attachments/queries'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { type Answers, asAnswers, classesOf, withoutSeals } from '@/lib/filings/answers'
import { findMissing, type Missing } from '@/lib/filings/missing'
import type { CaseDto } from '@/lib/filings/queries'
import { listStaff, type StaffDto, staffByIds } from '@/lib/staff/queries'
import { facilityAnswers } from './facility-answers'
import { layer, OWNERSHIP_BY_AUTHORITY, type Prefill } from './rules'

type About = Pick<CaseDto, 'operatorId' | 'facilityId' | 'kind'>

/**
 * What is known already and need not be typed: the body's registration and the account for a first filing; the
 * facility register and what was accepted before for one that is there. Each value says where it is from.
 */
export async function prefillFor(actor: Actor, about: About, reader: Reader = db): Promise<Prefill> {
  // One after the other: in a transaction there is one connection.
  const body = await reader.operatorBody.findUniqueOrThrow({ where: { id: about.operatorId } })
  const account =
    actor.accountId && actor.role === 'operator'
      ? await reader.account.findFirst({ where: { id: actor.accountId }, select: { phone: true } })
      : null
  const ofBody: Answers = {
    name: body.name,
    credit_code: body.creditCode,
    registration_authority: body.registrationAuthority,
    ownership: OWNERSHIP_BY_AUTHORITY[body.registrationAuthority],
    contact_name: body.contactName,
    ...(about.kind === 'home_filing' ? { facility_kind: 'home' } : {}),
  }
  return layer(
    { source: 'operator', answers: ofBody },
    { source: 'account', answers: { contact_phone: account?.phone } },
    ...(about.facilityId
      ? [{ source: 'facility' as const, answers: await registered(about.facilityId, reader) }]
      : []),
  )
}

/** What the register and the accepted cases hold of a facility, as answers. Identity numbers are not among them. */
async function registered(facilityId: string, reader: Reader): Promise<Answers> {
  const facility = await reader.facility.findUniqueOrThrow({ where: { id: facilityId } })
  const accepted = await reader.filingCase.findMany({
    where: { facilityId, state: { in: ['filed', 'verified', 'noncompliant'] } },
    orderBy: [{ receivedOn: 'asc' }, { id: 'asc' }],
    select: { data: true },
  })
  const filed: Answers = Object.assign({}, ...accepted.map(({ data }) => asAnswers(data)))
  const ofRegister = facilityAnswers(facility)
  const merged = layer(
    { source: 'facility', answers: filed },
    { source: 'facility', answers: ofRegister },
  ).answers
  // The register knows places by kind of class; the accepted filing knows the classes, if they still add up.
  const isSamePlaces = JSON.stringify(placesByKind(filed)) === JSON.stringify(placesByKind(ofRegister))
  const { head_identity: _sealed, ...rest } = isSamePlaces ? { ...merged, classes: filed.classes } : merged
  return rest
}

const placesByKind = (answers: Answers): [string, number][] => {
  const sums = new Map<string, number>()
  for (const { kind, places } of classesOf(answers)) {
    if (typeof places === 'number' && places > 0) sums.set(kind, (sums.get(kind) ?? 0) + places)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
}

export type Readiness = { files: AttachmentDto[]; staff: StaffDto[]; before: Answers; missing: Missing[] }

/** What the answers rest on (files, staff records, the register) and the one list of what is missing. */
export async function getReadiness(actor: Actor, filing: CaseDto, reader: Reader = db): Promise<Readiness> {
  const [files, staff, before] = await Promise.all([
    listAttachments(actor, { caseId: filing.id }, reader),
    listStaff(actor, { operatorId: filing.operatorId }, reader),
    filing.facilityId ? registered(filing.facilityId, reader) : {},
  ])
  const { definition, data: answers } = filing
  return { files, staff, before, missing: findMissing({ definition, answers, files, staff, before }) }
}

/** The same inside the transaction that sends: the usable files as they are kept with the submission. */
export async function readinessToSend(tx: Reader, actor: Actor, filing: CaseDto, answers: Answers) {
  const files = await filesOfCase(tx, filing.id)
  const staff = await listStaff(actor, { operatorId: filing.operatorId }, tx)
  const before = filing.facilityId ? await registered(filing.facilityId, tx) : {}
  const input = { definition: filing.definition, answers: withoutSeals(answers), files, staff, before }
  return { files, staff, missing: findMissing(input) }
}

/** Names of the people a case speaks of, also those who have left since. */
export async function staffNames(filing: CaseDto, personIds: readonly string[], reader: Reader = db) {
  const rows = await staffByIds(reader, filing.operatorId, personIds)
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}
