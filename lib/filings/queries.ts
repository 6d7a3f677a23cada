import 'server-only'
import { z } from 'zod'
import { visibleTo } from '@/lib/case-scopes/policy'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader, type Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { type ProcedureDefinition, procedureDefinition } from '@/lib/procedures/schema'
import type { CaseState, CorrectionItemState, ProcedureKind } from '@/prisma/generated/enums'
import { type Answers, asAnswers, withoutSeals } from './answers'
import { conflictText, FILING_ACTION_LABELS } from './labels'
import { allowedEvents, sideOf } from './policy'
import { type CaseEvent, type CaseFacts, type CaseTraits, EVENT_SIDE, HOLDER_OF, nextState } from './rules'

export type CorrectionItemDto = {
  id: string
  position: number
  /** field:<code>, material:<code> or staff:<personId>. */
  target: string
  reason: string
  text: string
  state: CorrectionItemState
  answer: string
  answeredAt: Date | null
}

export type CorrectionDto = {
  id: string
  message: string
  askedByName: string
  askedAt: Date
  dueOn: DateString | null
  answeredAt: Date | null
  items: CorrectionItemDto[]
}

export type CaseDto = {
  id: string
  number: string
  kind: ProcedureKind
  state: CaseState
  stateSince: Date
  title: string
  procedureId: string
  definition: ProcedureDefinition
  operatorId: string
  operatorName: string
  operatorCreditCode: string
  facilityId: string | null
  facilityName: string | null
  regionCode: string
  regionName: string
  regionPath: string
  countyCode: string
  /** Answers by field code; sealed identity numbers are masked. */
  data: Answers
  submissions: number
  receivedOn: DateString | null
  dueOn: DateString | null
  assigneeId: string | null
  assigneeName: string | null
  jointListSince: Date | null
  createdById: string | null
  createdByName: string
  createdAt: Date
  updatedAt: Date
  isDemo: boolean
  version: number
  facts: CaseFacts
  traits: CaseTraits
  correction: CorrectionDto | null
  /** What the actor may do now. */
  events: CaseEvent[]
}

const select = {
  id: true,
  number: true,
  kind: true,
  state: true,
  stateSince: true,
  title: true,
  procedureId: true,
  procedure: { select: { definition: true } },
  operatorId: true,
  operator: { select: { name: true, creditCode: true } },
  facilityId: true,
  facility: { select: { name: true } },
  regionCode: true,
  region: { select: { name: true } },
  regionPath: true,
  countyCode: true,
  data: true,
  submissions: true,
  receivedOn: true,
  dueOn: true,
  assigneeId: true,
  assigneeName: true,
  jointListSince: true,
  createdById: true,
  createdByName: true,
  createdAt: true,
  updatedAt: true,
  isDemo: true,
  version: true,
  correction: {
    select: {
      id: true,
      message: true,
      askedByName: true,
      askedAt: true,
      dueOn: true,
      answeredAt: true,
      items: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          position: true,
          target: true,
          reason: true,
          text: true,
          state: true,
          answer: true,
          answeredAt: true,
        },
      },
    },
  },
} as const satisfies Prisma.FilingCaseSelect

type Row = Prisma.FilingCaseGetPayload<{ select: typeof select }>

function toDto(actor: Actor, row: Row): CaseDto {
  const { procedure, operator, facility, region, correction, data, ...plain } = row
  const definition = procedureDefinition.parse(procedure.definition)
  const traits = { needsVerification: definition.needsVerification }
  const facts = {
    hasCorrection: correction !== null,
    hasUnsettledItems: correction?.items.some((item) => item.state !== 'accepted') ?? false,
  }
  return {
    ...plain,
    definition,
    operatorName: operator.name,
    operatorCreditCode: operator.creditCode,
    facilityName: facility?.name ?? null,
    regionName: region.name,
    data: withoutSeals(asAnswers(data)),
    receivedOn: plain.receivedOn && fromDateColumn(plain.receivedOn),
    dueOn: plain.dueOn && fromDateColumn(plain.dueOn),
    facts,
    traits,
    correction: correction && { ...correction, dueOn: correction.dueOn && fromDateColumn(correction.dueOn) },
    events: allowedEvents(actor, { ...plain, facts, traits }),
  }
}

async function readCase(actor: Actor, id: string, reader: Reader): Promise<Row> {
  const row = z.uuid().safeParse(id).success
    ? await reader.filingCase.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select })
    : null
  if (!row) throw new AppError('not_found')
  return row
}

/** A case as the actor sees it. Throws not_found for what is not there or not theirs. */
export async function getCase(actor: Actor, id: string, reader: Reader = db): Promise<CaseDto> {
  return toDto(actor, await readCase(actor, id, reader))
}

/** `stored` are the answers as the database holds them, identity numbers sealed; `next` the state the event leads to. */
export type LockedCase = CaseDto & { stored: Answers; next: CaseState }

/**
 * The case of a command, its row locked until the transaction ends. Throws not_found outside the actor's scope,
 * forbidden when the event is not theirs, conflict (saying who did what last) when the version is old or the state
 * has moved on. `version` null: the event does not mind what others changed (saving merges field by field).
 */
export async function loadCaseForUpdate(
  tx: Tx,
  actor: Actor,
  id: string,
  event: CaseEvent,
  version: number | null,
): Promise<LockedCase> {
  if (!z.uuid().safeParse(id).success) throw new AppError('not_found')
  await tx.$queryRaw`select 1 from filing_cases where id = ${id}::uuid for update`
  const row = await readCase(actor, id, tx)
  const filing = toDto(actor, row)
  if (sideOf(actor, filing) !== EVENT_SIDE[event]) throw new AppError('forbidden')
  const next = nextState(filing.state, event, filing.facts, filing.traits)
  if (next === null || (version !== null && version !== filing.version)) {
    // Saving a draft leaves no line: the newest one is not what has changed it.
    const last = filing.state === 'draft' ? null : await lastEvent(tx, id)
    throw new AppError('conflict', { '': [conflictText(last)] })
  }
  return { ...filing, stored: asAnswers(row.data), next }
}

/** The newest line of evidence about a case: what the second of two is told. */
async function lastEvent(
  reader: Reader,
  caseId: string,
): Promise<{ actorName: string; action: string; at: Date } | null> {
  return reader.auditEvent.findFirst({
    where: {
      subjectType: 'filing',
      subjectId: caseId,
      action: { in: Object.keys(FILING_ACTION_LABELS) },
    },
    orderBy: { id: 'desc' },
    select: { actorName: true, action: true, at: true },
  })
}

export type SubmissionDto = {
  number: number
  data: Answers
  files: unknown
  findings: unknown
  submittedByName: string
  submittedAt: Date
}

/** What was sent in, newest first, identity numbers masked. Throws not_found. */
export async function listSubmissions(
  actor: Actor,
  caseId: string,
  reader: Reader = db,
): Promise<SubmissionDto[]> {
  const { id } = await readCase(actor, caseId, reader)
  const rows = await reader.filingSubmission.findMany({
    where: { caseId: id },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      data: true,
      files: true,
      findings: true,
      submittedByName: true,
      submittedAt: true,
    },
  })
  return rows.map((row) => ({ ...row, data: withoutSeals(asAnswers(row.data)) }))
}

export type OwnCase = {
  id: string
  number: string
  kind: ProcedureKind
  title: string
  state: CaseState
  stateSince: Date
  regionName: string
  dueOn: DateString | null
  /** Day the corrections should be in; null: none are asked, or no day is set. */
  correctionDueOn: DateString | null
  openItems: number
  updatedAt: Date
}

/** The cases of the actor's own body, those that wait for it first, then by last change. At most 200. */
export async function listOwnCases(actor: Actor, reader: Reader = db): Promise<OwnCase[]> {
  if (actor.role !== 'operator') return []
  const rows = await reader.filingCase.findMany({
    where: { AND: [visibleTo(actor), { OR: [{ state: { not: 'withdrawn' } }, { submissions: { gt: 0 } }] }] },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      number: true,
      kind: true,
      title: true,
      state: true,
      stateSince: true,
      region: { select: { name: true } },
      dueOn: true,
      updatedAt: true,
      correction: { select: { dueOn: true, items: { where: { state: 'open' }, select: { id: true } } } },
    },
  })
  const cases = rows.map(({ region, correction, ...row }) => ({
    ...row,
    regionName: region.name,
    dueOn: row.dueOn && fromDateColumn(row.dueOn),
    correctionDueOn: correction?.dueOn ? fromDateColumn(correction.dueOn) : null,
    openItems: correction?.items.length ?? 0,
  }))
  const waits = (one: OwnCase) => (HOLDER_OF[one.state] === 'operator' ? 0 : 1)
  return cases.sort((a, b) => waits(a) - waits(b))
}
