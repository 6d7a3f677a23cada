import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { BanAppealState, BanGround, BanState } from '@/prisma/generated/enums'
import { keepsBans, visibleTo } from './policy'
import { type BanStanding, banStanding, maskedName } from './rules'
import type { BanFilter } from './schema'

const BANS_PER_PAGE = 50

export type AppealDto = {
  id: string
  text: string
  submittedBy: string
  submittedAt: Date
  state: BanAppealState
  decidedByName: string | null
  decidedAt: Date | null
  reason: string
  version: number
}

export type BanDto = {
  id: string
  /** Whole on the record's page, 王** in lists. */
  name: string
  identityMasked: string
  ground: BanGround
  decisionBody: string
  decisionNumber: string
  decidedOn: DateString
  startsOn: DateString
  /** Null: for life. */
  endsOn: DateString | null
  state: BanState
  standing: BanStanding
  regionName: string
  regionPath: string
  regionCode: string
  note: string
  enteredById: string | null
  enteredByName: string
  enteredAt: Date
  liftedAt: Date | null
  liftedByName: string | null
  liftReason: string | null
  appeals: AppealDto[]
  isDemo: boolean
  version: number
}

const APPEAL = {
  id: true,
  text: true,
  submittedBy: true,
  submittedAt: true,
  state: true,
  decidedByName: true,
  decidedAt: true,
  reason: true,
  version: true,
} as const satisfies Prisma.BanAppealSelect

const COLUMNS = {
  id: true,
  name: true,
  identityMasked: true,
  ground: true,
  decisionBody: true,
  decisionNumber: true,
  decidedOn: true,
  startsOn: true,
  endsOn: true,
  state: true,
  regionCode: true,
  region: { select: { name: true, path: true } },
  note: true,
  enteredById: true,
  enteredByName: true,
  enteredAt: true,
  liftedAt: true,
  liftedByName: true,
  liftReason: true,
  appeals: { orderBy: { submittedAt: 'desc' }, select: APPEAL },
  isDemo: true,
  version: true,
} as const satisfies Prisma.StaffBanSelect

function toDto({ region, ...row }: Prisma.StaffBanGetPayload<{ select: typeof COLUMNS }>): BanDto {
  const term = {
    state: row.state,
    startsOn: fromDateColumn(row.startsOn),
    endsOn: row.endsOn && fromDateColumn(row.endsOn),
  }
  return {
    ...row,
    ...term,
    decidedOn: fromDateColumn(row.decidedOn),
    standing: banStanding(term, todayInShanghai()),
    regionName: region.name,
    regionPath: region.path,
  }
}

function whereStanding(standing: BanFilter['standing']): Prisma.StaffBanWhereInput {
  const today = toDateColumn(todayInShanghai())
  if (standing === 'all') return {}
  if (standing === 'lifted') return { state: 'lifted' }
  if (standing === 'announced') return { state: 'active', startsOn: { gt: today } }
  if (standing === 'ended') return { state: 'active', endsOn: { lt: today } }
  return { state: 'active', startsOn: { lte: today }, OR: [{ endsOn: null }, { endsOn: { gte: today } }] }
}

/** One page of the area's decisions, the newest first; names masked. Throws not_found for whoever keeps none. */
export async function listBans(
  actor: Actor,
  filter: BanFilter,
): Promise<{ items: BanDto[]; page: number; pageSize: number; total: number }> {
  if (!keepsBans(actor)) throw new AppError('not_found')
  const where = { AND: [visibleTo(actor), whereStanding(filter.standing)] }
  const [total, rows] = await Promise.all([
    db.staffBan.count({ where }),
    db.staffBan.findMany({
      where,
      orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
      skip: (filter.page - 1) * BANS_PER_PAGE,
      take: BANS_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  const items = rows.map(toDto).map((ban) => ({ ...ban, name: maskedName(ban.name) }))
  return { items, page: filter.page, pageSize: BANS_PER_PAGE, total }
}

/** Null for a decision that is not there or not visible to the actor. */
export async function findBan(actor: Actor, id: string, reader: Reader = db): Promise<BanDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.staffBan.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}

export type OwnBan = Pick<
  BanDto,
  | 'id'
  | 'ground'
  | 'decisionBody'
  | 'decisionNumber'
  | 'decidedOn'
  | 'startsOn'
  | 'endsOn'
  | 'standing'
  | 'appeals'
>

/** What the person's own record says of bans, with the appeals; empty for whoever has no staff record. */
export async function listOwnBans(actor: Actor, reader: Reader = db): Promise<OwnBan[]> {
  if (actor.staffPersonId === null) return []
  const rows = await reader.staffBan.findMany({
    where: {
      identityHash: {
        in: (
          await reader.staffPerson.findMany({
            where: { id: actor.staffPersonId },
            select: { identityHash: true },
          })
        ).map(({ identityHash }) => identityHash),
      },
    },
    orderBy: { decidedOn: 'desc' },
    select: COLUMNS,
  })
  return rows.map(toDto).map((ban) => ({
    id: ban.id,
    ground: ban.ground,
    decisionBody: ban.decisionBody,
    decisionNumber: ban.decisionNumber,
    decidedOn: ban.decidedOn,
    startsOn: ban.startsOn,
    endsOn: ban.endsOn,
    standing: ban.standing,
    appeals: ban.appeals,
  }))
}

/** Which of these hashes stand under a ban in force; no log: only for checkBan and its kin. */
export async function hashesInForce(reader: Reader, identityHashes: readonly string[]): Promise<Set<string>> {
  if (identityHashes.length === 0) return new Set()
  const rows = await reader.$queryRaw<{ hash: string }[]>`
    select distinct identity_hash as hash from staff_bans
    where identity_hash = any(${[...identityHashes]}) and state = 'active'
      and starts_on <= today_in_shanghai() and (ends_on is null or ends_on >= today_in_shanghai())`
  return new Set(rows.map(({ hash }) => hash))
}
