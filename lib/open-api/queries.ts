import 'server-only'
import { getCalendar } from '@/lib/calendar/queries'
import { addWorkingDays } from '@/lib/calendar/rules'
import type { WorkingDaysQuery } from '@/lib/calendar/schema'
import { type Actor, publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { preparedList } from '@/lib/core/prepared-list'
import { pageOf } from '@/lib/core/query-fields'
import { publicKeys } from '@/lib/core/signing'
import { type FigureRows, listFigureRows } from '@/lib/drilldown/queries'
import { listFacilities } from '@/lib/facilities/queries'
import type { FacilityFilter } from '@/lib/facilities/schema'
import { getFacility } from '@/lib/facility-dossiers/queries'
import { CATALOGUE, findIndicator, type Indicator } from '@/lib/indicators/catalogue'
import type { FigureRowsQuery, IndicatorsQuery } from '@/lib/indicators/schema'
import { listTargets } from '@/lib/plans/queries'
import type { TargetsQuery } from '@/lib/plans/schema'
import { toTargetItem } from '@/lib/plans/target-dto'
import { findReceipt } from '@/lib/receipts/queries'
import { normaliseDivisionCode } from '@/lib/regions/code'
import { getRegion, listChildRegions, listRegionsBelow } from '@/lib/regions/queries'
import { leadingCode } from '@/lib/regions/rules'
import type { RegionsQuery } from '@/lib/regions/schema'
import { getScorecard } from '@/lib/scorecards/queries'
import { countLevelOf } from '@/lib/scorecards/rules'
import { findStaffSummary } from '@/lib/staff-summaries/queries'
import type { FacilityAnswer, ReceiptAnswer } from './schema'

const COUNTRY_PATH = '100000'

const regionsAnswer = preparedList(async (query: RegionsQuery) => {
  if (query.parent) await getRegion(publicActor, query.parent)
  const rows = query.parent ? await listChildRegions(publicActor, query.parent) : await allRegions()
  const items = rows.map(({ code, name, level, parentCode }) => ({ code, name, level, parent: parentCode }))
  return pageOf(items, query)
})

async function allRegions() {
  const levels = ['country', 'province', 'prefecture', 'county', 'township'] as const
  return (await Promise.all(levels.map((level) => listRegionsBelow(publicActor, COUNTRY_PATH, level)))).flat()
}

/** Divisions in force, or those one level below a parent. Throws not_found. */
export const listRegionItems = (_actor: Actor, query: RegionsQuery) => regionsAnswer(query)

const targetsAnswer = preparedList(async (query: TargetsQuery) => {
  if (query.region) await getRegion(publicActor, query.region)
  const targets = await listTargets(publicActor, { regionCode: query.region })
  return pageOf(targets.map(toTargetItem), query)
})

/** The targets of every plan, or of one region's plan. Throws not_found for an unknown region. */
export const listTargetItems = (_actor: Actor, query: TargetsQuery) => targetsAnswer(query)

const indicatorsAnswer = preparedList(async (query: IndicatorsQuery) =>
  pageOf(
    CATALOGUE.map((entry: Indicator) => ({
      code: entry.code,
      name: entry.name,
      unit: entry.unit,
      numerator: entry.numeratorName,
      denominator: entry.denominatorName,
      source: entry.source,
      definition: entry.definition,
    })),
    query,
  ),
)

export const listIndicatorItems = (_actor: Actor, query: IndicatorsQuery) => indicatorsAnswer(query)

/** The records behind the figure that indicator-values gives for this region. Throws not_found. */
export async function listRowItems(actor: Actor, query: FigureRowsQuery) {
  const indicator = findIndicator(query.indicator)
  if (!indicator) throw new AppError('not_found')
  const card = await getScorecard(actor, query.region, query.basis)
  const tile = card.tiles.find((one) => one.indicator.code === indicator.code && !one.target?.subArea)
  const rows: FigureRows = await listFigureRows(actor, {
    ...query,
    region: card.region,
    indicator,
    countLevel: tile?.target ? countLevelOf(tile.target) : null,
  })
  return {
    ...rows,
    items: rows.items.map((row) => ({
      type: row.type,
      id: row.id,
      facility: row.type === 'facility' ? { id: row.id, name: row.name } : null,
      name: row.name,
      region: row.region,
      contribution: row.contribution,
    })),
  }
}

/** Facilities as contract.md lists them. Throws not_found for an unknown region. */
export async function listFacilityItems(actor: Actor, filter: FacilityFilter) {
  // The pages call a region nobody knows a wrong field; in an address it is a thing that is not there.
  const code = filter.region && normaliseDivisionCode(leadingCode(filter.region) ?? '')
  if (filter.region) await getRegion(actor, code || filter.region)
  return listFacilities(actor, filter)
}

/** The last day of a term in working days, by the published calendar. */
export async function getDeadline(_actor: Actor, { from, days }: WorkingDaysQuery) {
  return { from, days, ...addWorkingDays(from, days, await getCalendar()) }
}

/** The public dossier of one facility. Throws not_found. What later work records is null until then. */
export async function getFacilityAnswer(actor: Actor, id: string): Promise<FacilityAnswer> {
  const one = await getFacility(actor, id)
  return {
    id: one.id,
    name: one.name,
    kind: one.kind,
    status: one.status,
    address: one.address,
    region: one.region,
    lng: one.lng,
    lat: one.lat,
    distanceMetres: null,
    inclusive: one.inclusive,
    places: one.places,
    vacancies: one.vacancies,
    filing: one.filing,
    isDemo: one.isDemo,
    ownership: one.ownership,
    creditCode: one.creditCode,
    phone: one.phone,
    openedOn: one.openedOn,
    classes: one.classes,
    fees: one.fees,
    titles: one.titles.map(({ kind, awardedOn, validUntil }) => ({ kind, awardedOn, validUntil })),
    doctorContracts: one.doctorContracts.map(({ medicalBody, signedOn, endsOn }) => ({
      medicalBody,
      signedOn,
      endsOn,
    })),
    disclosures: null,
    inspections: null,
    staff: await findStaffSummary(actor, one.id),
    source: one.source,
  }
}

/** A receipt as contract.md gives it, checked anew. Throws not_found. One that fails the check is never called valid. */
export async function getReceiptAnswer(actor: Actor, number: string): Promise<ReceiptAnswer> {
  const receipt = await findReceipt(actor, number)
  if (!receipt) throw new AppError('not_found')
  const { facility, payload, signed } = receipt
  return {
    number: receipt.number,
    status: receipt.standing,
    facility: {
      id: facility.id,
      name: receipt.standing === 'invalid' ? facility.name : (payload?.facility.name ?? facility.name),
    },
    issuedOn: receipt.issuedOn,
    issuer: receipt.issuerName,
    statusSince: receipt.statusSince,
    replacedBy: receipt.replacedBy,
    isDemo: receipt.isDemo,
    payload: signed.payload,
    signature: { algorithm: signed.algorithm, keyId: signed.keyId, value: signed.signature },
  }
}

/** The public keys receipts are checked with, the current one first. */
export async function listKeyItems(_actor: Actor, query: { page: number; pageSize: number }) {
  return pageOf(publicKeys(), query)
}

/** Whether the database answers within the time, in milliseconds. */
export async function isDatabaseUp(_actor: Actor, timeoutMs = 2_000): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs)
  })
  const asked = db.$queryRaw`select 1`.then(
    () => true,
    () => false,
  )
  const isUp = await Promise.race([asked, late])
  clearTimeout(timer)
  return isUp
}
