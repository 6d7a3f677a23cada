import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { likeLiteral } from '@/lib/core/like'
import { normaliseCreditCode } from '@/lib/facilities/credit-code'
import { visibleTo as visibleFacilities } from '@/lib/facilities/policy'
import { subtreeRange } from '@/lib/regions/rules'
import type { ClaimState, FacilityKind, RegistrationAuthority } from '@/prisma/generated/enums'
import { canRequest, visibleTo } from './policy'
import type { ClaimFilter } from './schema'

const CLAIMS_PER_PAGE = 50

export type ClaimDto = {
  id: string
  state: ClaimState
  note: string
  requestedById: string
  requestedByName: string
  createdAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  reason: string | null
  operatorId: string
  operator: {
    name: string
    creditCode: string
    registrationAuthority: RegistrationAuthority
    contactName: string
  }
  facility: {
    id: string
    name: string
    creditCode: string | null
    address: string | null
    kind: FacilityKind
    regionName: string
    /** Who runs it at present; only for those who decide. */
    operatorName: string | null
    hasOtherOperator: boolean
  }
  regionPath: string
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  state: true,
  note: true,
  requestedById: true,
  requestedByName: true,
  createdAt: true,
  decidedByName: true,
  decidedAt: true,
  reason: true,
  operatorId: true,
  operator: { select: { name: true, creditCode: true, registrationAuthority: true, contactName: true } },
  facility: {
    select: {
      id: true,
      name: true,
      creditCode: true,
      address: true,
      kind: true,
      regionPath: true,
      region: { select: { name: true } },
      operatorId: true,
      operator: { select: { name: true } },
    },
  },
  isDemo: true,
  version: true,
} as const satisfies Prisma.FacilityClaimSelect

function toDto(
  actor: Actor,
  { facility, ...row }: Prisma.FacilityClaimGetPayload<{ select: typeof COLUMNS }>,
): ClaimDto {
  const { region, regionPath, operatorId: runBy, operator, ...rest } = facility
  const hasOtherOperator = runBy !== null && runBy !== row.operatorId
  // Who asks learns that somebody runs it, not who.
  const operatorName = actor.role === 'operator' ? null : (operator?.name ?? null)
  return {
    ...row,
    regionPath,
    facility: { ...rest, regionName: region.name, operatorName, hasOtherOperator },
  }
}

/** One page of the requests the actor may see; open ones oldest first, others as they were decided, latest first. */
export async function listClaims(
  actor: Actor,
  filter: ClaimFilter,
): Promise<{ items: ClaimDto[]; page: number; pageSize: number; total: number }> {
  const state = filter.state === 'all' ? {} : { state: filter.state }
  const where = { AND: [visibleTo(actor), state] }
  const isOpen = filter.state === 'requested'
  const [total, rows] = await Promise.all([
    db.facilityClaim.count({ where }),
    db.facilityClaim.findMany({
      where,
      orderBy: [{ createdAt: isOpen ? 'asc' : 'desc' }, { id: 'asc' }],
      skip: (filter.page - 1) * CLAIMS_PER_PAGE,
      take: CLAIMS_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  const items = rows.map((row) => toDto(actor, row))
  return { items, page: filter.page, pageSize: CLAIMS_PER_PAGE, total }
}

/** Null for a request that is not there or not visible to the actor. */
export async function findClaim(actor: Actor, id: string, reader: Reader = db): Promise<ClaimDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.facilityClaim.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(actor, row)
}

export type JoinCandidate = {
  id: string
  name: string
  address: string | null
  regionName: string
  kind: FacilityKind
  isOwn: boolean
  isRequested: boolean
}

export const MOST_CANDIDATES = 20

/**
 * Facilities an operator may ask to join: by credit code, else by a part of the name, in an area when one is given.
 * At most 20, by name. Throws forbidden for anybody but an operator with a body.
 */
export async function searchFacilities(
  actor: Actor,
  { q, regionPath }: { q: string; regionPath: string | null },
): Promise<JoinCandidate[]> {
  if (!canRequest(actor)) throw new AppError('forbidden')
  const text = q.trim()
  if (text.length < 2) return []
  const code = normaliseCreditCode(text)
  const rows = await db.facility.findMany({
    where: {
      status: { in: [...visibleFacilities(actor).statuses] },
      // A demo operator's filing must not change a real facility, nor hang a real one on what goes with the demo world.
      isDemo: actor.isDemo,
      ...(regionPath ? { regionPath: subtreeRange(regionPath) } : {}),
      OR: [{ creditCode: code }, { name: { contains: likeLiteral(text), mode: 'insensitive' } }],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_CANDIDATES,
    select: {
      id: true,
      name: true,
      address: true,
      kind: true,
      operatorId: true,
      region: { select: { name: true } },
      claims: { where: { AND: [visibleTo(actor), { state: 'requested' }] }, select: { id: true } },
    },
  })
  return rows.map(({ operatorId, region, claims, ...row }) => ({
    ...row,
    regionName: region.name,
    isOwn: operatorId === actor.operatorId,
    isRequested: claims.length > 0,
  }))
}
