import 'server-only'
import { type AttachmentDto, listAttachments } from '@/lib/attachments/queries'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { listTasks, type TaskDto } from '@/lib/department-tasks/queries'
import { dutyName } from '@/lib/departments/labels'
import { findDepartment } from '@/lib/departments/queries'
import { type Answers, staffOf } from '@/lib/filings/answers'
import { fieldsOf } from '@/lib/filings/asked'
import { type CaseDto, getCase, listSubmissions, type SubmissionDto } from '@/lib/filings/queries'
import { answerLines, type Names } from '@/lib/filings/words'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { siteFactsOf } from '@/lib/prechecks/facts'
import { type Finding, runPrecheck } from '@/lib/prechecks/rules'
import { findRegion, listRegionsByCode } from '@/lib/regions/queries'
import { getSettings } from '@/lib/settings/queries'
import { staffByIds } from '@/lib/staff/queries'
import type { ReceiptStatus, SiteCheckResult } from '@/prisma/generated/enums'
import {
  type AnswerChange,
  answerChanges,
  type Doubts,
  type FileChange,
  fileChanges,
  shortfalls,
} from './rules'
import { type Reason, type StoredFinding, storedFiles, storedFindings, storedReasons } from './schema'

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

export type Review = {
  filing: CaseDto
  /** What was sent in last: what the operator changes afterwards is its own paper until it is sent. */
  data: Answers
  submittedAt: Date | null
  names: Names
  files: AttachmentDto[]
  /** What the rules found when it was sent, and what they find now. */
  findings: { sent: StoredFinding[]; now: Finding[] } | null
  /** Null for the first submission: there is nothing to compare it with. */
  changes: { answers: AnswerChange[]; files: FileChange[] } | null
  tasks: TaskDto[]
  documents: CaseDocuments
  doubts: Doubts
}

/** Everything a reviewer needs on one screen. Throws not_found for a case the actor does not see. */
export async function getReview(actor: Actor, id: string): Promise<Review> {
  const filing = await getCase(actor, id)
  const [submissions, files, tasks, documents, doubts] = await Promise.all([
    listSubmissions(actor, id),
    listAttachments(actor, { caseId: id }),
    listTasks(actor, id),
    listDocuments(actor, filing),
    doubtsAbout(id),
  ])
  const [last, previous] = submissions
  const data = last?.data ?? {}
  const personIds = [data, previous?.data ?? {}]
    .flatMap((answers) => staffOf(answers))
    .map((one) => one.personId)
  const staff = await staffByIds(db, filing.operatorId, [...new Set(personIds)])
  const regions = await listRegionsByCode(
    actor,
    submissions.flatMap((one) => String(one.data.region ?? '')),
  )
  const namesIn = (answers: Answers): Names => ({
    region: regions.find(({ code }) => code === answers.region)?.name ?? filing.regionName,
    staff: new Map(staff.map((one) => [one.personId, one.name])),
  })
  const materials = files.map(({ material }) => material)
  return {
    ...{ filing, data, names: namesIn(data), files, tasks, documents, doubts },
    submittedAt: last?.submittedAt ?? null,
    findings: filing.definition.runsPrecheck
      ? {
          sent: storedFindings.parse(last?.findings),
          now: runPrecheck(siteFactsOf(data, staff, materials), await getSettings(actor, filing.regionCode)),
        }
      : null,
    changes: last && previous ? changesBetween(filing, previous, last, namesIn) : null,
  }
}

function changesBetween(
  filing: CaseDto,
  previous: SubmissionDto,
  last: SubmissionDto,
  namesIn: (answers: Answers) => Names,
) {
  const lines = (answers: Answers) => (code: string) => answerLines(code, answers, namesIn(answers))
  const codes = fieldsOf(filing.definition).map(({ code }) => code)
  return {
    answers: answerChanges(codes, lines(previous.data), lines(last.data)),
    files: fileChanges(storedFiles.parse(previous.files), storedFiles.parse(last.files)),
  }
}
