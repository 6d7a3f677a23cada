import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { dutyName } from '@/lib/departments/labels'
import { findDepartment } from '@/lib/departments/queries'
import type { CaseDto } from '@/lib/filings/queries'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { findRegion } from '@/lib/regions/queries'
import type { ReceiptStatus, SiteCheckResult } from '@/prisma/generated/enums'
import { type Doubts, shortfalls } from './rules'
import { type Reason, type StoredFinding, storedFindings, storedReasons } from './schema'

type CompetentCase = Pick<CaseDto, 'countyCode' | 'definition'>

/** The competent department as it signs; where none is registered, the county's name and the duty's. */
export async function competentName(
  actor: Actor,
  { countyCode, definition }: CompetentCase,
  reader: Reader = db,
): Promise<string> {
  const department = await findDepartment(reader, countyCode, definition.competentDuty)
  if (department) return department.name
  const county = await findRegion(actor, countyCode, reader)
  return `${county?.name ?? ''}${dutyName(definition.competentDuty)}`
}

/** What the rules found in the latest submission. For callers that have shown the case is theirs to see. */
export async function lastFindings(caseId: string, reader: Reader = db): Promise<StoredFinding[]> {
  const last = await reader.filingSubmission.findFirst({
    where: { caseId },
    orderBy: { number: 'desc' },
    select: { findings: true },
  })
  return storedFindings.parse(last?.findings)
}

/** What speaks against compliance: departments' objections, findings, and the latest visit. */
export async function doubtsAbout(caseId: string, reader: Reader = db): Promise<Doubts> {
  const objections = await reader.departmentTask.count({ where: { caseId, opinion: 'objection' } })
  const check = await reader.siteCheck.findFirst({
    where: { caseId },
    orderBy: [{ checkedOn: 'desc' }, { id: 'desc' }],
    select: { result: true },
  })
  return {
    objections,
    shortfalls: shortfalls(await lastFindings(caseId, reader)).length,
    isLastCheckShort: check?.result === 'falls_short',
  }
}

export type SiteCheckDto = {
  id: string
  checkedOn: DateString
  inspectors: string
  result: SiteCheckResult
  findings: string
  recordedByName: string
}
export type NoticeDto = {
  id: string
  number: string
  reasons: Reason[]
  issuedOn: DateString
  rectificationReport: string
  reportedAt: Date | null
  rectifiedOn: DateString | null
}
export type CaseDocuments = {
  siteChecks: SiteCheckDto[]
  notices: NoticeDto[]
  receipts: { id: string; number: string; issuedOn: DateString; status: ReceiptStatus }[]
}

/** What was issued and seen on site about a case the caller has read as the actor (getCase). Newest first. */
export async function listDocuments(
  _actor: Actor,
  { id: caseId }: Pick<CaseDto, 'id'>,
): Promise<CaseDocuments> {
  const [siteChecks, notices, receipts] = await Promise.all([
    db.siteCheck.findMany({
      where: { caseId },
      orderBy: [{ checkedOn: 'desc' }, { id: 'desc' }],
      select: {
        id: true,
        checkedOn: true,
        inspectors: true,
        result: true,
        findings: true,
        recordedByName: true,
      },
    }),
    db.noncomplianceNotice.findMany({
      where: { caseId },
      orderBy: { id: 'desc' },
      select: {
        ...{ id: true, number: true, reasons: true, issuedOn: true },
        ...{ rectificationReport: true, reportedAt: true, rectifiedOn: true },
      },
    }),
    db.receipt.findMany({
      where: { caseId },
      orderBy: { id: 'desc' },
      select: { id: true, number: true, issuedOn: true, status: true },
    }),
  ])
  return {
    siteChecks: siteChecks.map((row) => ({ ...row, checkedOn: fromDateColumn(row.checkedOn) })),
    notices: notices.map((row) => ({
      ...row,
      reasons: storedReasons.parse(row.reasons),
      issuedOn: fromDateColumn(row.issuedOn),
      rectifiedOn: row.rectifiedOn && fromDateColumn(row.rectifiedOn),
    })),
    receipts: receipts.map((row) => ({ ...row, issuedOn: fromDateColumn(row.issuedOn) })),
  }
}
