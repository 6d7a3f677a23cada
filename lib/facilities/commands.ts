import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { fromDateColumn, toDateColumn } from '@/lib/format/date'
import { type RegionDto, resolveRegion } from '@/lib/regions/queries'
import { refreshRollups } from '@/lib/rollups/commands'
import { allowedEvents, type FacilityEvent, keepsRegister, visibleTo } from './policy'
import { normalisePosition, type PositionReason } from './position'
import { nextStatus, statusDateProblem } from './rules'
import type { FacilityForm, FacilityStatusInput } from './schema'

/** The columns a change is compared by. */
export const registerColumns = {
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
  openedOn: true,
  lng: true,
  lat: true,
  positionSystem: true,
  positionPrecision: true,
  chainParentId: true,
  kindergartenId: true,
  source: true,
  isDemo: true,
  status: true,
  statusSince: true,
  version: true,
} as const satisfies Prisma.FacilitySelect

type Stored = Prisma.FacilityGetPayload<{ select: typeof registerColumns }>

export const POSITION_PROBLEMS = {
  not_a_number: '请填写度数，例如 121.458',
  swapped: '经度和纬度填反了，请对调',
  not_degrees: '这不是经纬度的度数，请换成度',
  outside_china: '这个位置不在中国境内，请核对',
} as const satisfies Record<PositionReason, string>

/** Scoped load: what the actor cannot see does not exist (not_found), what it may not do is forbidden. */
export async function loadFacility(tx: Tx, actor: Actor, id: string, event: FacilityEvent): Promise<Stored> {
  const facility = await tx.facility.findFirst({
    where: { id, status: { in: [...visibleTo(actor).statuses] } },
    select: registerColumns,
  })
  if (!facility) throw new AppError('not_found')
  if (!keepsRegister(actor, facility.regionPath)) throw new AppError('forbidden')
  if (!allowedEvents(actor, facility).includes(event)) {
    throw new AppError('conflict', { '': ['这家机构现在的状态不能办理这件事，请刷新页面'] })
  }
  return facility
}

/** Enters a facility into the register by hand. Throws forbidden, invalid (fields), never a duplicate. */
export async function createFacility(actor: Actor, form: FacilityForm): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const data = await columnsOf(tx, actor, form, null)
    const created = await refusingDuplicates(() =>
      tx.facility.create({
        data: { ...data, status: 'operating', statusSince: data.openedOn },
        select: registerColumns,
      }),
    )
    const { id, regionCode } = created
    await audit(tx, actor, { action: 'facility.create', subject: subjectOf(id), regionCode, after: data })
    await refreshRollups(tx, await regionsCounting(tx, created))
    return { id }
  })
}

/** Changes a facility's particulars; its status has its own command. Throws conflict when the version is old. */
export async function editFacility(
  actor: Actor,
  { id, version, ...form }: FacilityForm & { id: string; version: number },
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const before = await loadFacility(tx, actor, id, 'edit')
    const data = await columnsOf(tx, actor, form, before)
    await refusingDuplicates(() => writeVersion(tx, id, version, data))
    const { regionCode } = data
    await audit(tx, actor, {
      action: 'facility.edit',
      subject: subjectOf(id),
      regionCode,
      ...changedFields(before, data),
    })
    await refreshRollups(tx, await regionsCounting(tx, before, data))
    return { id }
  })
}

/** Suspends, resumes or closes a facility from a day on. Throws conflict for a step its status does not allow. */
export async function changeFacilityStatus(
  actor: Actor,
  input: FacilityStatusInput,
): Promise<{ id: string }> {
  const { id, version, event, on, reason } = input
  return transaction(async (tx) => {
    const before = await loadFacility(tx, actor, id, event)
    const status = nextStatus(before.status, event)
    if (!status) throw new AppError('conflict')
    const days = {
      statusSince: before.statusSince && fromDateColumn(before.statusSince),
      openedOn: before.openedOn && fromDateColumn(before.openedOn),
    }
    const problem = statusDateProblem(on, days, todayInShanghai())
    if (problem) throw new AppError('invalid', { on: [problem] })
    await writeVersion(tx, id, version, { status, statusSince: toDateColumn(on) })
    await audit(tx, actor, {
      action: `facility.${event}`,
      subject: subjectOf(id),
      regionCode: before.regionCode,
      before: { status: before.status, statusSince: before.statusSince },
      after: { status, statusSince: on },
      reason,
    })
    await refreshRollups(tx, await regionsCounting(tx, before))
    return { id }
  })
}

const subjectOf = (id: string) => ({ type: 'facility', id })

/** The divisions a facility is counted in: its own, and its kindergarten's, which may be another town of the county. */
export async function regionsCounting(
  tx: Tx,
  ...records: { regionCode: string; kindergartenId: string | null }[]
): Promise<string[]> {
  const ids = records.flatMap(({ kindergartenId }) => kindergartenId ?? [])
  const kindergartens =
    ids.length === 0
      ? []
      : await tx.kindergarten.findMany({ where: { id: { in: ids } }, select: { regionCode: true } })
  return [...records, ...kindergartens].map(({ regionCode }) => regionCode)
}

/** Two writers meet here: the second finds the version gone and changes nothing. Throws conflict. */
async function writeVersion(
  tx: Tx,
  id: string,
  version: number,
  data: Prisma.FacilityUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.facility.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw new AppError('conflict')
}

async function refusingDuplicates<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const message = '已有同一代码同一地址、或同一街镇同名的机构，请先在列表中查找'
    throw new AppError('invalid', { name: [message] })
  }
}

/** The form as columns: region, chain and kindergarten looked up, position brought to WGS-84. Throws forbidden, invalid. */
async function columnsOf(tx: Tx, actor: Actor, form: FacilityForm, before: Stored | null) {
  const { creditNumber, region: regionText, chainParent, kindergarten, ...plain } = form
  const region = await regionFor(tx, actor, regionText)
  return {
    ...plain,
    creditCode: creditNumber,
    regionCode: region.code,
    filedOn: plain.filedOn && toDateColumn(plain.filedOn),
    openedOn: plain.openedOn && toDateColumn(plain.openedOn),
    ...positionColumns(form, before),
    chainParentId: await chainParentFor(tx, chainParent, before?.id),
    kindergartenId: await kindergartenFor(tx, kindergarten, region),
    source: sourceFor(actor, plain.source, before),
    // What an official has written is a record, whatever it was before.
    isDemo: false,
  } satisfies Prisma.FacilityUncheckedCreateInput
}

/** The region of a register record: in the actor's area, and not above the county that sums it. Throws forbidden, invalid. */
export async function regionFor(tx: Tx, actor: Actor, text: string): Promise<RegionDto> {
  const region = await resolveRegion(actor, text, actor.regionPath ?? '100000', tx)
  if (!region) throw new AppError('invalid', { region: ['没有找到这个区划，或有几个同名，请填区划代码'] })
  if (!keepsRegister(actor, region.path)) throw new AppError('forbidden')
  if (region.anchorCode === null) throw new AppError('invalid', { region: ['请填到街镇，最高到区县'] })
  return region
}

/** Where the record comes from now: a demo record's source is no source once an official has written over it. */
export function sourceFor(
  actor: Actor,
  source: string | null,
  before: { source: string; isDemo: boolean } | null,
): string {
  const isDemoSource = before?.isDemo === true && source === before.source
  return source === null || isDemoSource ? `${actor.name} 录入` : source
}

function positionColumns(form: FacilityForm, before: Stored | null) {
  const { lng, lat, positionSystem, positionPrecision } = form
  if (lng === null || lat === null) {
    return { lng: null, lat: null, positionSystem: null, positionPrecision: null }
  }
  // The form shows the stored WGS-84 pair; sent back untouched it keeps the system of its source.
  const isUntouched = before?.lng === lng && before.lat === lat && positionSystem === 'WGS84'
  if (isUntouched) return { lng, lat, positionSystem: before.positionSystem, positionPrecision }
  const checked = normalisePosition(lng, lat, positionSystem ?? 'WGS84')
  if (!checked.ok) throw new AppError('invalid', { lng: [POSITION_PROBLEMS[checked.reason]] })
  return { ...checked.position, positionSystem, positionPrecision }
}

async function chainParentFor(
  tx: Tx,
  text: string | null,
  ownId: string | undefined,
): Promise<string | null> {
  if (text === null) return null
  const found = await tx.facility.findMany({
    where: { name: text, ...(ownId ? { id: { not: ownId } } : {}) },
    select: { id: true },
    take: 2,
  })
  const only = found.length === 1 ? found[0] : undefined
  if (!only) throw new AppError('invalid', { chainParent: ['没有找到唯一的这家机构，请填写登记的全名'] })
  return only.id
}

async function kindergartenFor(tx: Tx, name: string | null, region: RegionDto): Promise<string | null> {
  if (name === null) return null
  // A class and its kindergarten stand in one county.
  const county = region.path.slice(0, region.path.indexOf(region.anchorCode ?? region.code) + 6)
  const found = await tx.kindergarten.findMany({
    where: { name, regionPath: { gte: county, lt: `${county}0` } },
    select: { id: true },
    take: 2,
  })
  const only = found.length === 1 ? found[0] : undefined
  if (!only)
    throw new AppError('invalid', { kindergarten: ['本区县没有找到唯一的这所幼儿园，请先登记幼儿园'] })
  return only.id
}
