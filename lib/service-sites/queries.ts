import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { likeLiteral } from '@/lib/core/like'
import { type DateString, dateInShanghai, fromDateColumn } from '@/lib/format/date'
import { normaliseDivisionCode } from '@/lib/regions/code'
import { findRegion } from '@/lib/regions/queries'
import { leadingCode, subtreeRange } from '@/lib/regions/rules'
import type { OperatingStatus, ServiceSiteKind, TitleKind } from '@/prisma/generated/enums'
import type { ServiceSiteFilter } from './schema'

const select = {
  id: true,
  kind: true,
  name: true,
  regionPath: true,
  address: true,
  status: true,
  isBuilt: true,
  communitiesCovered: true,
  responsibleBody: true,
  lng: true,
  lat: true,
  source: true,
  isDemo: true,
  version: true,
  updatedAt: true,
  region: { select: { code: true, name: true } },
  titles: { select: { id: true, kind: true, awardedOn: true, validUntil: true, document: true } },
} as const satisfies Prisma.ServiceSiteSelect

export type ServiceSiteDto = {
  id: string
  kind: ServiceSiteKind
  name: string
  region: { code: string; name: string }
  regionPath: string
  address: string | null
  status: OperatingStatus
  /** False: a place that must have a 母婴室 and has none yet. */
  isBuilt: boolean
  communitiesCovered: number | null
  responsibleBody: string | null
  lng: number | null
  lat: number | null
  source: string
  isDemo: boolean
  version: number
  updatedOn: DateString
  titles: {
    id: string
    kind: TitleKind
    awardedOn: DateString
    validUntil: DateString | null
    document: string
  }[]
}

function toDto({
  updatedAt,
  titles,
  ...row
}: Prisma.ServiceSiteGetPayload<{ select: typeof select }>): ServiceSiteDto {
  return {
    ...row,
    updatedOn: dateInShanghai(updatedAt),
    titles: titles.map((title) => ({
      ...title,
      awardedOn: fromDateColumn(title.awardedOn),
      validUntil: title.validUntil && fromDateColumn(title.validUntil),
    })),
  }
}

/** Service sites of an area by region, one page at a time. An unknown region lists nothing. */
export async function listServiceSites(
  actor: Actor,
  filter: ServiceSiteFilter,
): Promise<{ items: ServiceSiteDto[]; page: number; pageSize: number; total: number }> {
  const { page, pageSize, kind, q } = filter
  const code = normaliseDivisionCode(leadingCode(filter.region ?? '') ?? '')
  const region = code ? await findRegion(actor, code) : null
  if (filter.region && !region) return { items: [], page, pageSize, total: 0 }
  const literal = q && likeLiteral(q)
  const where: Prisma.ServiceSiteWhereInput = {
    ...(region ? { regionPath: subtreeRange(region.path) } : {}),
    ...(kind ? { kind } : {}),
    ...(literal ? { OR: [{ name: { contains: literal } }, { address: { contains: literal } }] } : {}),
  }
  const [rows, total] = await Promise.all([
    db.serviceSite.findMany({
      where,
      orderBy: [{ regionPath: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select,
    }),
    db.serviceSite.count({ where }),
  ])
  return { items: rows.map(toDto), page, pageSize, total }
}

/** Throws not_found. */
export async function getServiceSite(_actor: Actor, id: string): Promise<ServiceSiteDto> {
  const row = z.uuid().safeParse(id).success
    ? await db.serviceSite.findUnique({ where: { id }, select })
    : null
  if (!row) throw new AppError('not_found')
  return toDto(row)
}
