import 'server-only'
import { z } from 'zod'
import { issuerFlag } from '@/lib/certificate-issuers/rules'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type { CertificateState, CertificateType } from '@/prisma/generated/enums'
import type { CertificateFlag } from './labels'
import { mayWithdraw, visibleTo } from './policy'
import { type Standing, standingOn } from './rules'

export type CertificateDto = {
  id: string
  personId: string
  personName: string
  /** 110***********002X */
  identityMasked: string
  type: CertificateType
  level: number | null
  number: string
  issuerName: string
  issuedOn: DateString | null
  validUntil: DateString | null
  state: CertificateState
  /** What it is worth today. */
  standing: Standing
  /** What somebody who verifies should look at; a number shared with others is added by withDuplicates. */
  flags: CertificateFlag[]
  operatorId: string | null
  operatorName: string | null
  countyPath: string | null
  attachmentId: string | null
  submittedById: string | null
  submittedByName: string
  submittedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  reason: string
  /** The renewal handed in for it, and how that stands. */
  renewal: { id: string; state: CertificateState } | null
  /** The reader handed it in and may take it back. */
  canWithdraw: boolean
  isDemo: boolean
  version: number
}

export const CERTIFICATE_COLUMNS = {
  id: true,
  personId: true,
  person: { select: { name: true, identityMasked: true } },
  type: true,
  level: true,
  number: true,
  issuerName: true,
  issuer: { select: { types: true, isAccepted: true, withdrawnOn: true } },
  issuedOn: true,
  validUntil: true,
  state: true,
  operatorId: true,
  operator: { select: { name: true } },
  county: { select: { path: true } },
  attachmentId: true,
  submittedById: true,
  submittedByName: true,
  submittedAt: true,
  decidedByName: true,
  decidedAt: true,
  reason: true,
  replacedBy: { select: { id: true, state: true } },
  isDemo: true,
  version: true,
} as const satisfies Prisma.StaffCertificateSelect

type Row = Prisma.StaffCertificateGetPayload<{ select: typeof CERTIFICATE_COLUMNS }>

export function toCertificate(row: Row, today: DateString): CertificateDto {
  const { person, operator, county, issuer, replacedBy, ...rest } = row
  const issuedOn = row.issuedOn && fromDateColumn(row.issuedOn)
  const validUntil = row.validUntil && fromDateColumn(row.validUntil)
  const dated = { type: row.type, state: row.state, issuedOn, validUntil }
  const doubt = issuerFlag(
    issuer && { ...issuer, withdrawnOn: issuer.withdrawnOn && fromDateColumn(issuer.withdrawnOn) },
    dated,
  )
  const worth = standingOn({ ...dated, state: 'verified' }, today)
  const flags: CertificateFlag[] = []
  if (doubt) flags.push(doubt)
  if (row.attachmentId === null) flags.push('no_scan')
  if (worth === 'ended') flags.push('ended')
  if (worth === 'unknown') flags.push('no_end')
  return {
    ...rest,
    personName: person.name,
    identityMasked: person.identityMasked,
    issuedOn,
    validUntil,
    standing: standingOn(dated, today),
    flags,
    operatorName: operator?.name ?? null,
    countyPath: county?.path ?? null,
    renewal: replacedBy,
    canWithdraw: false,
  }
}

const isUuid = (text: string) => z.uuid().safeParse(text).success
const ORDER = [{ type: 'asc' }, { validUntil: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }] as const

/** A person's certificates as far as the actor may see them, by type, the one that lasts longest first. */
export async function certificatesOf(
  actor: Actor,
  personId: string,
  tx: Reader = db,
): Promise<CertificateDto[]> {
  return (await certificatesByPerson(actor, [personId], tx)).get(personId) ?? []
}

/** The same for many people in one statement; people without any are absent. */
export async function certificatesByPerson(
  actor: Actor,
  personIds: readonly string[],
  tx: Reader = db,
): Promise<Map<string, CertificateDto[]>> {
  const ids = personIds.filter(isUuid)
  if (ids.length === 0) return new Map()
  const rows = await tx.staffCertificate.findMany({
    where: { AND: [visibleTo(actor), { personId: { in: ids } }] },
    orderBy: [...ORDER],
    select: CERTIFICATE_COLUMNS,
  })
  const today = todayInShanghai()
  const found = new Map<string, CertificateDto[]>()
  for (const row of rows) {
    const certificate = { ...toCertificate(row, today), canWithdraw: mayWithdraw(actor, row) }
    found.set(row.personId, [...(found.get(row.personId) ?? []), certificate])
  }
  return found
}

/** Null for a certificate that is not there or not visible to the actor. */
export async function findCertificate(
  actor: Actor,
  id: string,
  tx: Reader = db,
): Promise<CertificateDto | null> {
  if (!isUuid(id)) return null
  const row = await tx.staffCertificate.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: CERTIFICATE_COLUMNS,
  })
  return row && toCertificate(row, todayInShanghai())
}
