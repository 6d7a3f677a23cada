import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { visibleTo } from '@/lib/facilities/policy'
import {
  CLASS_KINDS,
  type ClassKind,
  type ClassPlaces,
  totalPlaces,
  vacantPlaces,
} from '@/lib/facilities/rules'
import { type DateString, dateInShanghai, fromDateColumn } from '@/lib/format/date'
import type {
  CoordinateSystem,
  FacilityKind,
  FilingState,
  OperatingStatus,
  Ownership,
  PositionPrecision,
  TitleKind,
} from '@/prisma/generated/enums'

const named = { select: { id: true, name: true } } as const

const select = {
  id: true,
  name: true,
  creditCode: true,
  regionCode: true,
  regionPath: true,
  address: true,
  kind: true,
  ownership: true,
  inclusive: true,
  placesInfant: true,
  placesToddler: true,
  placesOlder: true,
  placesMixed: true,
  enrolled: true,
  filingState: true,
  filedOn: true,
  filingNumber: true,
  feeFullDayYuan: true,
  feeHalfDayYuan: true,
  feeHourlyYuan: true,
  feeMealsYuan: true,
  phone: true,
  status: true,
  statusSince: true,
  openedOn: true,
  lng: true,
  lat: true,
  positionSystem: true,
  positionPrecision: true,
  source: true,
  isDemo: true,
  version: true,
  updatedAt: true,
  region: { select: { code: true, name: true } },
  chainParentId: true,
  chainParent: { select: { id: true, name: true, status: true } },
  chainMembers: { select: { id: true, name: true, status: true }, orderBy: { name: 'asc' }, take: 50 },
  kindergarten: named,
  titles: {
    select: { id: true, kind: true, awardedOn: true, validUntil: true, document: true },
    orderBy: { awardedOn: 'desc' },
  },
  doctorContracts: {
    select: { id: true, medicalBody: true, signedOn: true, endsOn: true },
    orderBy: { signedOn: 'desc' },
  },
} as const satisfies Prisma.FacilitySelect

type Row = Prisma.FacilityGetPayload<{ select: typeof select }>
export type NamedRecord = { id: string; name: string }
export type TitleDto = {
  id: string
  kind: TitleKind
  awardedOn: DateString
  validUntil: DateString | null
  document: string
}
export type DoctorContractDto = {
  id: string
  medicalBody: string
  signedOn: DateString
  endsOn: DateString | null
}

/** Everything the public may know of one facility. Unknown is null; coordinates are WGS-84 degrees. */
export type FacilityDossier = {
  id: string
  name: string
  creditCode: string | null
  kind: FacilityKind
  ownership: Ownership | null
  region: { code: string; name: string }
  regionPath: string
  address: string | null
  phone: string | null
  inclusive: boolean | null
  places: ClassPlaces & { total: number | null }
  classes: { kind: ClassKind; places: number | null }[]
  enrolled: number | null
  vacancies: { total: number | null; asOf: DateString | null }
  filing: { state: FilingState; number: string | null; filedOn: DateString | null }
  fees: {
    fullDayYuan: number | null
    halfDayYuan: number | null
    hourlyYuan: number | null
    mealsYuan: number | null
  }
  status: OperatingStatus
  statusSince: DateString | null
  openedOn: DateString | null
  lng: number | null
  lat: number | null
  positionSystem: CoordinateSystem | null
  positionPrecision: PositionPrecision | null
  chain: { parent: NamedRecord | null; siblings: NamedRecord[] }
  kindergarten: NamedRecord | null
  titles: TitleDto[]
  doctorContracts: DoctorContractDto[]
  source: string
  isDemo: boolean
  version: number
  updatedOn: DateString
}

/** One facility's dossier. Throws not_found for an id nobody has and for a facility the actor may not see. */
export async function getFacility(actor: Actor, id: string, reader: Reader = db): Promise<FacilityDossier> {
  const statuses = visibleTo(actor).statuses
  const row = z.uuid().safeParse(id).success
    ? await reader.facility.findFirst({ where: { id, status: { in: [...statuses] } }, select })
    : null
  if (!row) throw new AppError('not_found')
  const siblings = row.chainParentId === null ? [] : await siblingsOf(row.chainParentId, row.id, reader)
  const isSeen = (other: { status: OperatingStatus }) => statuses.includes(other.status)
  return {
    ...toDossier(row),
    chain: {
      parent: row.chainParent && isSeen(row.chainParent) ? toNamed(row.chainParent) : null,
      siblings: [...siblings, ...row.chainMembers].filter(isSeen).map(toNamed),
    },
  }
}

function siblingsOf(chainParentId: string, ownId: string, reader: Reader) {
  return reader.facility.findMany({
    where: { chainParentId, id: { not: ownId } },
    select: { id: true, name: true, status: true },
    orderBy: { name: 'asc' },
    take: 50,
  })
}

const toNamed = ({ id, name }: NamedRecord): NamedRecord => ({ id, name })
const day = (value: Date | null): DateString | null => value && fromDateColumn(value)
const yuan = (value: Row['feeMealsYuan']): number | null => (value === null ? null : Number(value))

function toDossier(row: Row): Omit<FacilityDossier, 'chain'> {
  const classes: ClassPlaces = {
    infant: row.placesInfant,
    toddler: row.placesToddler,
    older: row.placesOlder,
    mixed: row.placesMixed,
  }
  const total = totalPlaces(classes)
  const vacant = vacantPlaces(total, row.enrolled)
  const updatedOn = dateInShanghai(row.updatedAt)
  return {
    id: row.id,
    name: row.name,
    creditCode: row.creditCode,
    kind: row.kind,
    ownership: row.ownership,
    region: row.region,
    regionPath: row.regionPath,
    address: row.address,
    phone: row.phone,
    inclusive: row.inclusive,
    places: { ...classes, total },
    classes: CLASS_KINDS.map((kind) => ({ kind, places: classes[kind] })),
    enrolled: row.enrolled,
    vacancies: { total: vacant, asOf: vacant === null ? null : updatedOn },
    filing: { state: row.filingState, number: row.filingNumber, filedOn: day(row.filedOn) },
    fees: {
      fullDayYuan: yuan(row.feeFullDayYuan),
      halfDayYuan: yuan(row.feeHalfDayYuan),
      hourlyYuan: yuan(row.feeHourlyYuan),
      mealsYuan: yuan(row.feeMealsYuan),
    },
    status: row.status,
    statusSince: day(row.statusSince),
    openedOn: day(row.openedOn),
    lng: row.lng,
    lat: row.lat,
    positionSystem: row.positionSystem,
    positionPrecision: row.positionPrecision,
    kindergarten: row.kindergarten,
    titles: row.titles.map((title) => ({
      ...title,
      awardedOn: fromDateColumn(title.awardedOn),
      validUntil: day(title.validUntil),
    })),
    doctorContracts: row.doctorContracts.map((contract) => ({
      ...contract,
      signedOn: fromDateColumn(contract.signedOn),
      endsOn: day(contract.endsOn),
    })),
    source: row.source,
    isDemo: row.isDemo,
    version: row.version,
    updatedOn,
  }
}
