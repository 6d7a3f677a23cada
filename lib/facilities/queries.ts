import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, Prisma } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { memo } from '@/lib/core/memo'
import type { DateString } from '@/lib/format/date'
import { normaliseDivisionCode } from '@/lib/regions/code'
import { findRegion, type RegionDto } from '@/lib/regions/queries'
import { leadingCode } from '@/lib/regions/rules'
import { sumRollups } from '@/lib/rollups/queries'
import type { FacilityKind, FilingState, OperatingStatus } from '@/prisma/generated/enums'
import { distanceTo, isWholeArea, listCondition, mercatorOrder } from './list-sql'
import { visibleTo } from './policy'
import { distanceMetres, mercatorScale, type Position, toMercator } from './position'
import { type ClassPlaces, totalPlaces, vacantPlaces } from './rules'
import type { FacilityFilter } from './schema'

const ROOT = '100000'

/** A row of the list, as contract.md's /api/v1/facilities gives it. Unknown is null; coordinates are WGS-84. */
export type FacilityItem = {
  id: string
  name: string
  kind: FacilityKind
  status: OperatingStatus
  address: string | null
  region: { code: string; name: string }
  lng: number | null
  lat: number | null
  distanceMetres: number | null
  inclusive: boolean | null
  places: ClassPlaces & { total: number | null }
  vacancies: { total: number | null; asOf: DateString | null }
  filing: { state: FilingState; number: string | null; filedOn: DateString | null }
  isDemo: boolean
}
export type FacilityPage = { items: FacilityItem[]; page: number; pageSize: number; total: number }

type ListRow = Omit<ClassPlaces, never> & {
  id: string
  name: string
  kind: FacilityKind
  status: OperatingStatus
  address: string | null
  region_code: string
  region_name: string
  lng: number | null
  lat: number | null
  inclusive: boolean | null
  enrolled: number | null
  filing_state: FilingState
  filing_number: string | null
  filed_on: DateString | null
  as_of: DateString
  is_demo: boolean
}

const COLUMNS = Prisma.sql`f.id, f.name, f.kind, f.status, f.address, f.region_code, r.name as region_name,
  f.lng, f.lat, f.inclusive, f.enrolled, f.filing_state, f.filing_number, f.is_demo,
  f.places_infant as infant, f.places_toddler as toddler, f.places_older as older, f.places_mixed as mixed,
  to_char(f.filed_on, 'YYYY-MM-DD') as filed_on,
  to_char(f.updated_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as as_of`

function toItem(row: ListRow, near: Position | undefined): FacilityItem {
  const { infant, toddler, older, mixed, lng, lat } = row
  const total = totalPlaces({ infant, toddler, older, mixed })
  const vacant = vacantPlaces(total, row.enrolled)
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    address: row.address,
    region: { code: row.region_code, name: row.region_name },
    lng,
    lat,
    distanceMetres:
      near && lng !== null && lat !== null ? Math.round(distanceMetres(near, { lng, lat })) : null,
    inclusive: row.inclusive,
    places: { infant, toddler, older, mixed, total },
    vacancies: { total: vacant, asOf: vacant === null ? null : row.as_of },
    filing: { state: row.filing_state, number: row.filing_number, filedOn: row.filed_on },
    isDemo: row.is_demo,
  }
}

/** The filter's region; a village's code stands for its township. Throws invalid for a code the register lacks. */
async function regionOf(actor: Actor, filter: FacilityFilter): Promise<RegionDto | null> {
  if (!filter.region) return null
  const code = normaliseDivisionCode(leadingCode(filter.region) ?? '')
  const region = code && (await findRegion(actor, code))
  if (!region) throw new AppError('invalid', { region: ['没有这个区划代码'] })
  return region
}

/**
 * Facilities one page at a time: nearest first when `near` is given, else by region, or by name. Operating ones
 * unless the filter names a status; closed ones only for officials. Throws invalid for an unknown region.
 */
export async function listFacilities(actor: Actor, filter: FacilityFilter): Promise<FacilityPage> {
  const region = await regionOf(actor, filter)
  const { statuses } = visibleTo(actor)
  const where = listCondition(filter, region, statuses)
  const { page, pageSize, near } = filter
  const [rows, total] = await Promise.all([
    near && !filter.radius ? readNearest(where, filter, near) : readPage(where, filter),
    isWholeArea(filter) ? countArea(actor, region) : countRows(countKey(filter, region, statuses)),
  ])
  return { items: rows.map((row) => toItem(row, near)), page, pageSize, total }
}

/** The page is cut before regions are joined, so that skipped rows cost nothing. */
function readPage(where: Prisma.Sql, filter: FacilityFilter): Promise<ListRow[]> {
  const order = filter.near
    ? Prisma.sql`${distanceTo(filter.near)}, f.id`
    : filter.sort === 'name'
      ? Prisma.sql`f.name, f.id`
      : Prisma.sql`f.region_path, f.id`
  const offset = (filter.page - 1) * filter.pageSize
  return db.$queryRaw<ListRow[]>`
    select ${COLUMNS} from (
      select * from facilities f where ${where} order by ${order} limit ${filter.pageSize} offset ${offset}
    ) f join regions r on r.code = f.region_code order by ${order}`
}

/** Nobody walks this far down a list of the nearest; each page ranks all before it. */
const MOST_NEAREST = 5_000

/**
 * Nearest first over any distance: the index gives Mercator order, which the latitude bends. Rows are fetched until
 * no unseen one can be nearer: a path of d metres is at most d × the scale at its farthest latitude long there.
 */
async function readNearest(where: Prisma.Sql, filter: FacilityFilter, near: Position): Promise<ListRow[]> {
  const needed = filter.page * filter.pageSize
  if (needed > MOST_NEAREST) return []
  const origin = toMercator(near)
  for (let take = needed + 50; ; take *= 4) {
    const seen = await db.$queryRaw<{ id: string; lng: number; lat: number }[]>`
      select f.id, f.lng, f.lat from facilities f where ${where} order by ${mercatorOrder(near)} limit ${take}`
    const ranked = seen
      .map((row) => ({ id: row.id, metres: distanceMetres(near, row) }))
      .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    const last = seen.at(-1)
    const farthest = ranked[needed - 1]?.metres ?? 0
    const limitLat = Math.min(89, Math.abs(near.lat) + farthest / 111_000)
    const { x, y } = last ? toMercator(last) : origin
    const isSure = Math.hypot(x - origin.x, y - origin.y) >= farthest * mercatorScale(limitLat) * 1.002
    if (seen.length < take || isSure) return readInOrder(ranked.slice(needed - filter.pageSize, needed))
  }
}

async function readInOrder(ranked: { id: string }[]): Promise<ListRow[]> {
  if (ranked.length === 0) return []
  return db.$queryRaw<ListRow[]>`
    select ${COLUMNS} from unnest(${ranked.map((row) => row.id)}::uuid[]) with ordinality as n(id, place)
    join facilities f on f.id = n.id join regions r on r.code = f.region_code order by n.place`
}

type Counted = { filter: FacilityFilter; path: string | null; statuses: readonly OperatingStatus[] }

/** What the number of rows depends on: not the page, nor the order, nor where “nearest” is nearest to. */
function countKey(filter: FacilityFilter, region: RegionDto | null, statuses: Counted['statuses']): string {
  const near = filter.near && !filter.radius ? { lng: 0, lat: 0 } : filter.near
  const counted: FacilityFilter = { ...filter, near, page: 1, pageSize: 1, sort: 'region' }
  return JSON.stringify({ filter: counted, path: region?.path ?? null, statuses } satisfies Counted)
}

/** Counting reads every record of the area, unlike a page of them: remembered, so that paging does not repeat it. */
const countRows = memo(async (key: string): Promise<number> => {
  const { filter, path, statuses } = JSON.parse(key) as Counted
  const where = listCondition(filter, path === null ? null : { path }, statuses)
  const [row] = await db.$queryRaw<
    { total: bigint }[]
  >`select count(*) as total from facilities f where ${where}`
  return Number(row?.total ?? 0)
})

/** The rollup's own count: the list and the dashboard say the same number, at any size of the register. */
const countOf = memo(async (key: string): Promise<number> => {
  const [code = '', path = '', anchorCode = ''] = key.split(' ')
  return (
    (await sumRollups([{ code, path, anchorCode: anchorCode || null }], 'all')).get(code)?.facilities ?? 0
  )
})

async function countArea(actor: Actor, region: RegionDto | null): Promise<number> {
  const area = region ?? (await findRegion(actor, ROOT))
  return area ? countOf(`${area.code} ${area.path} ${area.anchorCode ?? ''}`) : 0
}

/** Every row of the filter in the list's order, for a file. Throws too_large above `most` rows. */
export async function listAllFacilities(
  actor: Actor,
  filter: FacilityFilter,
  most: number,
): Promise<FacilityItem[]> {
  const region = await regionOf(actor, filter)
  const where = listCondition(filter, region, visibleTo(actor).statuses)
  const rows = await readPage(where, { ...filter, page: 1, pageSize: most + 1 })
  if (rows.length > most) throw new AppError('too_large')
  return rows.map((row) => toItem(row, filter.near))
}
