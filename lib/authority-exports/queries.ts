import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { AuthorityExportState } from '@/prisma/generated/enums'
import { readsExports, visibleTo } from './policy'
import { EXPORT_SCOPES, type ExportScope } from './rules'
import type { ExportFilter } from './schema'

const PER_PAGE = 30

export type ExportDto = {
  id: string
  authority: string
  documentNumber: string
  legalBasis: string
  purpose: string
  scope: ExportScope
  regionCode: string
  regionName: string
  regionPath: string
  state: AuthorityExportState
  requestedById: string
  requestedByName: string
  requestedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  decisionReason: string | null
  availableUntil: Date | null
  rows: number | null
  sha256: string | null
  downloadedAt: Date | null
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  authority: true,
  documentNumber: true,
  legalBasis: true,
  purpose: true,
  scope: true,
  regionCode: true,
  region: { select: { name: true, path: true } },
  state: true,
  requestedById: true,
  requestedByName: true,
  requestedAt: true,
  decidedByName: true,
  decidedAt: true,
  decisionReason: true,
  availableUntil: true,
  rows: true,
  sha256: true,
  downloadedAt: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.AuthorityExportSelect

const scopeSchema = z.object({
  kind: z.enum(EXPORT_SCOPES),
  targetId: z.string(),
  label: z.string().catch(''),
  withNumbers: z.boolean().catch(false),
  tellsSubjects: z.boolean().catch(true),
})

const toDto = ({
  scope,
  region,
  ...row
}: Prisma.AuthorityExportGetPayload<{ select: typeof COLUMNS }>): ExportDto => ({
  ...row,
  scope: scopeSchema.parse(scope),
  regionName: region.name,
  regionPath: region.path,
})

/** Requests for personal data the actor may see, those that wait first. Throws not_found for who sees none. */
export async function listExports(
  actor: Actor,
  { page }: ExportFilter,
): Promise<{ items: ExportDto[]; page: number; pageSize: number; total: number }> {
  if (!readsExports(actor)) throw new AppError('not_found')
  const where = visibleTo(actor)
  const [total, rows] = await Promise.all([
    db.authorityExport.count({ where }),
    db.authorityExport.findMany({
      where,
      orderBy: [{ state: 'asc' }, { requestedAt: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
      select: COLUMNS,
    }),
  ])
  return { items: rows.map(toDto), page, pageSize: PER_PAGE, total }
}

/** One request. Throws not_found for one of another area, whether it exists or not. */
export async function getExport(actor: Actor, id: string, reader: Reader = db): Promise<ExportDto> {
  if (!z.uuid().safeParse(id).success) throw new AppError('not_found')
  const row = await reader.authorityExport.findFirst({
    where: { AND: [visibleTo(actor), { id }] },
    select: COLUMNS,
  })
  if (!row) throw new AppError('not_found')
  return toDto(row)
}
