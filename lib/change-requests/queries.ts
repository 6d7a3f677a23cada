import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import type { SensitiveChangeState } from '@/prisma/generated/enums'
import { type ChangeForPolicy, confirmableKinds, decidesThere } from './policy'
import { CHANGE_KINDS, isChangeKind, shownState } from './rules'

const MOST_SHOWN = 100

const COLUMNS = {
  id: true,
  kind: true,
  subjectType: true,
  subjectId: true,
  summary: true,
  payload: true,
  reason: true,
  regionCode: true,
  requestedById: true,
  requestedByName: true,
  requestedAt: true,
  expiresAt: true,
  state: true,
  decidedByName: true,
  decidedAt: true,
  decisionReason: true,
  isDemo: true,
} as const satisfies Prisma.SensitiveChangeSelect

type Row = Prisma.SensitiveChangeGetPayload<{ select: typeof COLUMNS }>

export type ChangeDto = ChangeForPolicy &
  Omit<Row, 'payload' | 'regionCode'> & {
    label: string
    shown: SensitiveChangeState
    regionCode: string | null
  }

async function pathsOf(rows: readonly { regionCode: string | null }[], reader: Reader) {
  const codes = [...new Set(rows.flatMap(({ regionCode }) => (regionCode ? [regionCode] : [])))]
  if (codes.length === 0) return new Map<string, string>()
  const regions = await reader.region.findMany({
    where: { code: { in: codes } },
    select: { code: true, path: true },
  })
  return new Map(regions.map(({ code, path }) => [code, path]))
}

function toDto({ payload: _payload, ...row }: Row, paths: Map<string, string>): ChangeDto {
  return {
    ...row,
    regionPath: row.regionCode ? (paths.get(row.regionCode) ?? null) : null,
    label: isChangeKind(row.kind) ? CHANGE_KINDS[row.kind].label : '改动',
    shown: shownState(row, now()),
  }
}

/** Requests the actor may decide and those it asked for: open ones first, oldest on top; then the latest decided. */
export async function listChanges(actor: Actor): Promise<ChangeDto[]> {
  if (actor.accountId === null) return []
  const where = { OR: [{ requestedById: actor.accountId }, { kind: { in: confirmableKinds(actor) } }] }
  const [open, done] = await Promise.all([
    db.sensitiveChange.findMany({
      where: { AND: [where, { state: 'pending' }] },
      orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
      select: COLUMNS,
    }),
    db.sensitiveChange.findMany({
      where: { AND: [where, { state: { not: 'pending' } }] },
      orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
      take: MOST_SHOWN,
      select: COLUMNS,
    }),
  ])
  const rows = [...open, ...done]
  const paths = await pathsOf(rows, db)
  return rows.map((row) => toDto(row, paths)).filter((change) => isVisible(actor, change))
}

/** With its payload, for who decides. Null for a request that is not there or that is nothing to the actor. */
export async function findChange(
  actor: Actor,
  id: string,
  reader: Reader = db,
): Promise<(ChangeDto & { payload: Prisma.JsonValue }) | null> {
  const row = await reader.sensitiveChange.findUnique({ where: { id }, select: COLUMNS })
  if (!row) return null
  const dto = { ...toDto(row, await pathsOf([row], reader)), payload: row.payload }
  return isVisible(actor, dto) ? dto : null
}

/** Is a request of one of these kinds about this record waiting for its second person? */
export async function isPending(
  _actor: Actor,
  subject: { type: string; id: string },
  reader: Reader = db,
): Promise<boolean> {
  const where = { subjectType: subject.type, subjectId: subject.id, state: 'pending' as const }
  return (await reader.sensitiveChange.count({ where: { ...where, expiresAt: { gt: now() } } })) > 0
}

const isVisible = (actor: Actor, change: ChangeDto) =>
  change.requestedById === actor.accountId || decidesThere(actor, change.kind, change.regionPath)
