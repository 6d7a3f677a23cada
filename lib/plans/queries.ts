import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, fromDateColumn, yearOf } from '@/lib/format/date'
import type { ClauseKind, PlanStatus } from '@/prisma/generated/enums'
import { type TargetWording, targetWordingSchema } from './schema'
import { type ReferenceDto, TARGET_COLUMNS, type TargetDto, toReferenceDto, toTargetDto } from './target-dto'

export type { ReferenceDto, TargetDto } from './target-dto'

/** A year's figure exists once the year is over: the latest year whose 31 December is not after the day. */
const lastYearOver = (onDate: DateString) => (onDate.endsWith('-12-31') ? yearOf(onDate) : yearOf(onDate) - 1)

async function latestReferences(reader: Reader, onDate: DateString): Promise<Map<string, ReferenceDto>> {
  const rows = await reader.referenceValue.findMany({
    where: { year: { lte: lastYearOver(onDate) } },
    orderBy: { year: 'asc' },
  })
  return new Map(rows.map((row) => [row.code, toReferenceDto(row)]))
}

export type TargetFilter = {
  /** Exactly this region's targets, or those of any of these regions (a region and what stands above it). */
  regionCode?: string
  regionCodes?: readonly string[]
  planCode?: string
  indicatorCode?: string
  /** The day the moving references are read at; today in Shanghai when left out. */
  onDate?: DateString
}

/** The targets of these regions in the order of their plans' clauses. Plans are public: everybody reads them. */
export async function listTargets(
  _actor: Actor,
  filter: TargetFilter = {},
  reader: Reader = db,
): Promise<TargetDto[]> {
  const where: Prisma.TargetWhereInput = {
    AND: [
      filter.regionCode === undefined ? {} : { regionCode: filter.regionCode },
      filter.regionCodes === undefined ? {} : { regionCode: { in: [...filter.regionCodes] } },
      filter.planCode === undefined ? {} : { clause: { plan: { code: filter.planCode } } },
      filter.indicatorCode === undefined ? {} : { indicatorCode: filter.indicatorCode },
    ],
  }
  const [rows, references] = await Promise.all([
    reader.target.findMany({
      where,
      orderBy: [{ clause: { plan: { code: 'asc' } } }, { clause: { sortOrder: 'asc' } }, { id: 'asc' }],
      select: TARGET_COLUMNS,
    }),
    latestReferences(reader, filter.onDate ?? todayInShanghai()),
  ])
  return rows.map((row) => toTargetDto(row, references))
}

export async function findTarget(_actor: Actor, id: string, reader: Reader = db): Promise<TargetDto | null> {
  // One after the other: a transaction has one connection.
  const row = await reader.target.findUnique({ where: { id }, select: TARGET_COLUMNS })
  const references = await latestReferences(reader, todayInShanghai())
  return row && toTargetDto(row, references)
}

/** Throws not_found. */
export async function getTarget(actor: Actor, id: string, reader: Reader = db): Promise<TargetDto> {
  const target = await findTarget(actor, id, reader)
  if (!target) throw new AppError('not_found')
  return target
}

export type PlanRow = {
  code: string
  title: string
  issueNumber: string | null
  issuedOn: DateString | null
  status: PlanStatus
  regionCode: string
  regionName: string
  regionPath: string
  leadDepartment: string
  sourceNote: string
  periodFrom: number | null
  periodTo: number | null
  clauseCount: number
  targetCount: number
}

export type ClauseDto = {
  id: string
  kind: ClauseKind
  title: string
  wording: string
  scopeText: string
  note: string | null
  ownerDepartment: string
}

const CLAUSE_COLUMNS = {
  id: true,
  kind: true,
  title: true,
  wording: true,
  scopeText: true,
  note: true,
  ownerDepartment: true,
} as const satisfies Prisma.ClauseSelect

const PLAN_COLUMNS = {
  code: true,
  title: true,
  issueNumber: true,
  issuedOn: true,
  status: true,
  regionCode: true,
  region: { select: { name: true, path: true } },
  leadDepartment: true,
  sourceNote: true,
  periodFrom: true,
  periodTo: true,
  clauses: { select: { _count: { select: { targets: true } } } },
} as const satisfies Prisma.PlanSelect

function toPlanRow(row: Prisma.PlanGetPayload<{ select: typeof PLAN_COLUMNS }>): PlanRow {
  const { region, clauses, issuedOn, ...rest } = row
  return {
    ...rest,
    issuedOn: issuedOn && fromDateColumn(issuedOn),
    regionName: region.name,
    regionPath: region.path,
    clauseCount: clauses.length,
    targetCount: clauses.reduce((sum, clause) => sum + clause._count.targets, 0),
  }
}

export async function listPlans(_actor: Actor): Promise<PlanRow[]> {
  const rows = await db.plan.findMany({ orderBy: { regionCode: 'asc' }, select: PLAN_COLUMNS })
  return rows.map(toPlanRow)
}

/** The clauses of a plan in its order; of every plan when no code is given. */
export async function listClauses(_actor: Actor, planCode?: string): Promise<ClauseDto[]> {
  return db.clause.findMany({
    where: planCode === undefined ? {} : { plan: { code: planCode } },
    orderBy: [{ plan: { code: 'asc' } }, { sortOrder: 'asc' }],
    select: CLAUSE_COLUMNS,
  })
}

export type PlanDto = PlanRow & { clauses: (ClauseDto & { targets: TargetDto[] })[] }

/** One plan with its clauses, each with its targets, or null. */
export async function findPlan(actor: Actor, code: string): Promise<PlanDto | null> {
  const [plan, clauses, targets] = await Promise.all([
    db.plan.findUnique({ where: { code }, select: PLAN_COLUMNS }),
    listClauses(actor, code),
    listTargets(actor, { planCode: code }),
  ])
  if (!plan) return null
  return {
    ...toPlanRow(plan),
    clauses: clauses.map((clause) => ({
      ...clause,
      targets: targets.filter((target) => target.clauseId === clause.id),
    })),
  }
}

/** Throws not_found. */
export async function getPlan(actor: Actor, code: string): Promise<PlanDto> {
  const plan = await findPlan(actor, code)
  if (!plan) throw new AppError('not_found')
  return plan
}

export type RevisionDto = {
  version: number
  before: TargetWording
  after: TargetWording
  reason: string
  changedBy: string
  changedAt: Date
}

/** A target's earlier wordings, newest first. */
export async function listRevisions(_actor: Actor, targetId: string): Promise<RevisionDto[]> {
  const rows = await db.targetRevision.findMany({
    where: { targetId },
    orderBy: { version: 'desc' },
    select: { version: true, before: true, after: true, reason: true, changedBy: true, changedAt: true },
  })
  return rows.map((row) => ({
    ...row,
    before: targetWordingSchema.parse(row.before),
    after: targetWordingSchema.parse(row.after),
  }))
}

/** Every year of every moving reference, newest first within its code. */
export async function listReferences(_actor: Actor): Promise<ReferenceDto[]> {
  const rows = await db.referenceValue.findMany({ orderBy: [{ code: 'asc' }, { year: 'desc' }] })
  return rows.map(toReferenceDto)
}

export type SubAreaDto = {
  id: string
  name: string
  regionCode: string
  regionName: string
  regionPath: string
  note: string
  members: { code: string; name: string; isDemo: boolean }[]
}

/** Areas a plan names that are no division (奉贤新城), with the townships set to belong to them. */
export async function listSubAreas(_actor: Actor): Promise<SubAreaDto[]> {
  const rows = await db.subArea.findMany({
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      regionCode: true,
      note: true,
      region: { select: { name: true, path: true } },
      members: {
        select: { isDemo: true, region: { select: { code: true, name: true } } },
        orderBy: { regionCode: 'asc' },
      },
    },
  })
  return rows.map(({ region, members, ...rest }) => ({
    ...rest,
    regionName: region.name,
    regionPath: region.path,
    members: members.map((member) => ({ ...member.region, isDemo: member.isDemo })),
  }))
}
