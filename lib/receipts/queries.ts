import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma } from '@/lib/core/db'
import type { SignatureCheck, SignedWords } from '@/lib/core/signed-words'
import { publicKeys } from '@/lib/core/signing'
import { visibleTo } from '@/lib/facilities/policy'
import { totalPlaces } from '@/lib/facilities/rules'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { procedureDefinition } from '@/lib/procedures/schema'
import { type ReceiptStanding, readReceiptNumber, registerDifferences, rowProblems } from './rules'
import type { ReceiptPayload } from './schema'
import { checkSignature, payloadOf } from './verification'

export type ReceiptDto = {
  number: string
  /** After the check: a receipt that fails it is never valid. */
  standing: ReceiptStanding
  statusSince: DateString
  issuedOn: DateString
  issuerName: string
  isDemo: boolean
  /** As it was signed; null when what is stored is no receipt at all. */
  payload: ReceiptPayload | null
  signed: SignedWords
  check: SignatureCheck
  /** Where the row contradicts the payload: someone wrote to the database past the portal. */
  problems: string[]
  /** Where the register says otherwise today; empty unless the receipt is valid. */
  differences: string[]
  facility: { id: string; name: string; isPublic: boolean }
  replacedBy: string | null
  texts: { title: string; statement: string; noticeTitle: string; conditions: string[] }
}

const select = {
  ...{ number: true, countyCode: true, year: true, sequence: true, facilityId: true, status: true },
  ...{ statusSince: true, issuedOn: true, issuerName: true, isDemo: true },
  ...{ payload: true, algorithm: true, keyId: true, signature: true },
  replacedBy: { select: { number: true } },
  case: { select: { procedure: { select: { definition: true } } } },
  facility: {
    select: {
      ...{ id: true, name: true, creditCode: true, kind: true, ownership: true, regionCode: true },
      ...{ address: true, headName: true, serviceForms: true, status: true },
      ...{ placesInfant: true, placesToddler: true, placesOlder: true, placesMixed: true },
    },
  },
} as const satisfies Prisma.ReceiptSelect
type Row = Prisma.ReceiptGetPayload<{ select: typeof select }>

/**
 * A receipt by its number as people type it, checked anew each time: payload, signature, row. Null when there is none.
 * Everybody may ask: it hangs on the wall for everybody to read, and of people it names the head alone.
 */
export async function findReceipt(actor: Actor, number: string): Promise<ReceiptDto | null> {
  const known = readReceiptNumber(number)
  const row = known === null ? null : await db.receipt.findUnique({ where: { number: known }, select })
  return row && toDto(actor, row)
}

/** The receipt a case led to, for callers that have shown the case; null before its acceptance. */
export async function findReceiptOfCase(actor: Actor, caseId: string): Promise<ReceiptDto | null> {
  const row = await db.receipt.findFirst({ where: { caseId }, orderBy: { id: 'desc' }, select })
  return row && toDto(actor, row)
}

/** The number of a facility's valid receipt; null when this portal issued none, or none that still counts. */
export async function findReceiptNumber(_actor: Actor, facilityId: string): Promise<string | null> {
  const row = await db.receipt.findFirst({
    where: { facilityId, status: 'valid' },
    select: { number: true },
  })
  return row?.number ?? null
}

function toDto(actor: Actor, row: Row): ReceiptDto {
  const { number, algorithm, keyId, signature, issuerName, isDemo } = row
  const issuedOn = fromDateColumn(row.issuedOn)
  const payload = payloadOf(row.payload)
  const signed = { payload: row.payload, algorithm, keyId, signature }
  const check = checkSignature(signed, publicKeys())
  const problems = rowProblems({ ...row, issuedOn }, payload) ?? ['全部内容']
  const standing = check === 'valid' && problems.length === 0 ? row.status : 'invalid'
  const { id, name, status } = row.facility
  return {
    ...{ number, standing, issuedOn, issuerName, isDemo, payload, signed, check, problems },
    statusSince: fromDateColumn(row.statusSince),
    differences: payload && standing === 'valid' ? registerDifferences(payload.facility, factsOf(row)) : [],
    facility: { id, name, isPublic: visibleTo(actor).statuses.includes(status) },
    replacedBy: row.replacedBy?.number ?? null,
    texts: textsOf(row),
  }
}

function factsOf({ facility }: Row): ReceiptPayload['facility'] {
  const { placesInfant, placesToddler, placesOlder, placesMixed, status: _status, ...facts } = facility
  const kinds = { infant: placesInfant, toddler: placesToddler, older: placesOlder, mixed: placesMixed }
  return { ...facts, places: totalPlaces(kinds) }
}

function textsOf(row: Row): ReceiptDto['texts'] {
  const { texts, conditions } = procedureDefinition.parse(row.case.procedure.definition)
  return {
    title: texts.receiptTitle,
    statement: texts.receiptStatement,
    noticeTitle: texts.noticeTitle,
    conditions,
  }
}
