import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { CertificateType } from '@/prisma/generated/enums'
import { readsIssuers } from './policy'

export type IssuerDto = {
  id: string
  name: string
  types: CertificateType[]
  regionCode: string | null
  regionName: string | null
  regionPath: string | null
  document: string
  isAccepted: boolean
  withdrawnOn: DateString | null
  note: string
  /** Certificates that name it. */
  certificates: number
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  name: true,
  types: true,
  regionCode: true,
  region: { select: { name: true, path: true } },
  document: true,
  isAccepted: true,
  withdrawnOn: true,
  note: true,
  isDemo: true,
  version: true,
  _count: { select: { certificates: true } },
} as const satisfies Prisma.CertificateIssuerSelect

function toDto({
  region,
  _count,
  withdrawnOn,
  ...row
}: Prisma.CertificateIssuerGetPayload<{ select: typeof COLUMNS }>): IssuerDto {
  return {
    ...row,
    regionName: region?.name ?? null,
    regionPath: region?.path ?? null,
    withdrawnOn: withdrawnOn && fromDateColumn(withdrawnOn),
    certificates: _count.certificates,
  }
}

/** The register by name, accepted ones first; empty for who may not read it. */
export async function listIssuers(actor: Actor): Promise<IssuerDto[]> {
  if (!readsIssuers(actor)) return []
  const rows = await db.certificateIssuer.findMany({
    orderBy: [{ isAccepted: 'desc' }, { name: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: COLUMNS,
  })
  return rows.map(toDto)
}

/** Null for an issuer that is not there, or to who may not read the register. */
export async function findIssuer(actor: Actor, id: string, reader: Reader = db): Promise<IssuerDto | null> {
  if (!readsIssuers(actor) || !z.uuid().safeParse(id).success) return null
  const row = await reader.certificateIssuer.findUnique({ where: { id }, select: COLUMNS })
  return row && toDto(row)
}

/** Names to choose from in forms: the accepted ones, public knowledge. */
export async function acceptedIssuerNames(): Promise<string[]> {
  const rows = await db.certificateIssuer.findMany({
    where: { isAccepted: true, withdrawnOn: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { name: true },
  })
  return rows.map(({ name }) => name)
}
