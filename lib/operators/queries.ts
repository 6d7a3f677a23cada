import 'server-only'
import { visibleTo as visibleCases } from '@/lib/case-scopes/policy'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import type {
  CaseState,
  FacilityKind,
  FilingState,
  OperatingStatus,
  ProcedureKind,
  ReceiptStatus,
  RegistrationAuthority,
} from '@/prisma/generated/enums'
import { ownedBy } from './policy'

export type OperatorDto = {
  id: string
  name: string
  creditCode: string
  registrationAuthority: RegistrationAuthority
  contactName: string
  isDemo: boolean
  version: number
}

const OPERATOR = {
  id: true,
  name: true,
  creditCode: true,
  registrationAuthority: true,
  contactName: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.OperatorBodySelect

/** The body the person works for; null for an operator account that belongs to none, and for everybody else. */
export async function findOwnOperator(actor: Actor, reader: Reader = db): Promise<OperatorDto | null> {
  if (actor.role !== 'operator' || !actor.operatorId) return null
  return reader.operatorBody.findUnique({ where: { id: actor.operatorId }, select: OPERATOR })
}

export type OpenCase = { id: string; number: string; kind: ProcedureKind; state: CaseState }

export type OwnFacility = {
  id: string
  name: string
  kind: FacilityKind
  status: OperatingStatus
  region: { code: string; name: string }
  address: string | null
  filing: { state: FilingState; number: string | null; filedOn: DateString | null }
  /** The receipt in force, else the latest one; null when the portal issued none. */
  receipt: { number: string; status: ReceiptStatus; issuedOn: DateString } | null
  /** Cases that wait for somebody: drafts, received, in correction, not in line. */
  openCases: OpenCase[]
  isDemo: boolean
}

const OPEN: CaseState[] = ['draft', 'received', 'correction', 'noncompliant']

/** The facilities the actor's body runs, by name; closed ones last. */
export async function listOwnFacilities(actor: Actor, reader: Reader = db): Promise<OwnFacility[]> {
  const rows = await reader.facility.findMany({
    where: ownedBy(actor),
    orderBy: [{ status: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      kind: true,
      status: true,
      region: { select: { code: true, name: true } },
      address: true,
      filingState: true,
      filingNumber: true,
      filedOn: true,
      isDemo: true,
      receipts: {
        // Enum order: valid, changed, cancelled.
        orderBy: [{ status: 'asc' }, { issuedOn: 'desc' }],
        take: 1,
        select: { number: true, status: true, issuedOn: true },
      },
      cases: {
        where: { AND: [visibleCases(actor), { state: { in: OPEN } }] },
        orderBy: { createdAt: 'asc' },
        select: { id: true, number: true, kind: true, state: true },
      },
    },
  })
  return rows.map(({ filingState, filingNumber, filedOn, receipts, cases, ...row }) => ({
    ...row,
    filing: { state: filingState, number: filingNumber, filedOn: filedOn && fromDateColumn(filedOn) },
    receipt: receipts[0] ? { ...receipts[0], issuedOn: fromDateColumn(receipts[0].issuedOn) } : null,
    openCases: cases,
  }))
}
