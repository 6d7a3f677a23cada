import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { canonicalText } from '@/lib/core/canonical'
import type { Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { signText } from '@/lib/core/signing'
import { totalPlaces } from '@/lib/facilities/rules'
import { type DateString, toDateColumn, yearOf } from '@/lib/format/date'
import { counterSeries, type DocumentSeries, documentNumber } from './rules'
import { type ReceiptPayload, receiptPayload } from './schema'

type DocumentNumber = { number: string; sequence: number; year: number }

/**
 * The next number of a county's series. The counter's row stays locked until the caller's transaction ends: the next
 * one waits, a rollback gives the number back, so there is neither a gap nor a double. `year`: Shanghai.
 */
export async function nextDocumentNumber(
  tx: Tx,
  series: DocumentSeries,
  countyCode: string,
  year: number,
  isDemo: boolean,
): Promise<DocumentNumber> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into document_counters as c (series, county_code, year, last)
    values (${counterSeries(series, isDemo)}, ${countyCode}, ${year}, 1)
    on conflict (series, county_code, year) do update set last = c.last + 1
    returning last`
  if (!row) throw new Error('The counter returned no number')
  return { number: documentNumber(series, countyCode, year, row.last, isDemo), sequence: row.last, year }
}

export type NewReceipt = {
  caseId: string
  countyCode: string
  facilityId: string
  /** The competent department, as it signs. */
  issuerName: string
  /** Civil day in Shanghai; its year numbers the receipt. */
  issuedOn: DateString
  isDemo: boolean
}

/**
 * Signs what the register says of the facility now (call applyAcceptedCase before it), numbers it, and lets it take the
 * place of the facility's valid receipt. Source: 托育机构登记和备案办法（试行）第九条、附件3. Throws not_found.
 */
export async function issueReceipt(
  tx: Tx,
  actor: Actor,
  input: NewReceipt,
): Promise<{ id: string; number: string }> {
  const { caseId, countyCode, facilityId, issuerName, issuedOn, isDemo } = input
  const facility = await factsForReceipt(tx, facilityId)
  const previous = await tx.receipt.findFirst({
    where: { facilityId, status: 'valid' },
    select: { id: true, number: true },
  })
  const { number, sequence, year } = await nextDocumentNumber(
    tx,
    'receipt',
    countyCode,
    yearOf(issuedOn),
    isDemo,
  )
  const payload = receiptPayload.parse({
    version: 1,
    number,
    isDemo,
    facility,
    issuer: issuerName,
    issuedOn,
  } satisfies ReceiptPayload)
  const day = toDateColumn(issuedOn)
  // One valid receipt a facility: the old one steps down before the new one stands up.
  if (previous) await setStatus(tx, previous.id, { status: 'changed', statusSince: day })
  const { id } = await tx.receipt.create({
    data: {
      ...{ number, countyCode, year, sequence, caseId, facilityId, issuerName, payload, isDemo },
      ...signText(canonicalText(payload)),
      issuedOn: day,
      statusSince: day,
    },
    select: { id: true },
  })
  if (previous) await setStatus(tx, previous.id, { replacedById: id })
  await tx.facility.update({
    where: { id: facilityId },
    data: { filingNumber: number },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'facility.receipt',
    subject: { type: 'facility', id: facilityId },
    regionCode: facility.regionCode,
    before: { filingNumber: previous?.number ?? null },
    after: { filingNumber: number },
  })
  return { id, number }
}

/** The filing has ended (注销): the valid receipt is void from the day on. Nothing happens when there is none. */
export async function cancelReceipt(
  tx: Tx,
  { facilityId, on }: { facilityId: string; on: DateString },
): Promise<void> {
  await tx.receipt.updateMany({
    where: { facilityId, status: 'valid' },
    data: { status: 'cancelled', statusSince: toDateColumn(on) },
  })
}

const setStatus = (tx: Tx, id: string, data: Parameters<Tx['receipt']['update']>[0]['data']) =>
  tx.receipt.update({ where: { id }, data, select: { id: true } })

/** Locks the facility, so that two receipts for it follow one another. */
async function factsForReceipt(tx: Tx, id: string): Promise<ReceiptPayload['facility']> {
  await tx.$queryRaw`select from facilities where id = ${id}::uuid for no key update`
  const facility = await tx.facility.findUnique({
    where: { id },
    select: {
      ...{ id: true, name: true, creditCode: true, kind: true, ownership: true, regionCode: true },
      ...{ address: true, headName: true, serviceForms: true },
      ...{ placesInfant: true, placesToddler: true, placesOlder: true, placesMixed: true },
    },
  })
  if (!facility) throw new AppError('not_found')
  const { placesInfant, placesToddler, placesOlder, placesMixed, ...facts } = facility
  const places = totalPlaces({
    infant: placesInfant,
    toddler: placesToddler,
    older: placesOlder,
    mixed: placesMixed,
  })
  return { ...facts, places }
}
