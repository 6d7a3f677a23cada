import 'server-only'
import { Prisma } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import type { RegionDto } from '@/lib/regions/queries'
import { subtreeRange } from '@/lib/regions/rules'
import type { OperatingStatus } from '@/prisma/generated/enums'
import { mercatorScale, type Position } from './position'
import { classKindsAt } from './rules'
import type { FacilityFilter } from './schema'

// Mean Earth radius twice, as in position.ts, so that SQL and code agree on every metre.
const EARTH_DIAMETER_METRES = 2 * 6_371_008.8
const METRES_PER_DEGREE = 111_195

const PLACES_OF = {
  infant: Prisma.sql`f.places_infant`,
  toddler: Prisma.sql`f.places_toddler`,
  older: Prisma.sql`f.places_older`,
  mixed: Prisma.sql`f.places_mixed`,
} as const
const NOTHING = Prisma.sql`false`

/** Great-circle metres from a point to facility f (haversine). */
export const distanceTo = ({ lng, lat }: Position): Prisma.Sql => Prisma.sql`
  ${EARTH_DIAMETER_METRES}::float8 * asin(least(1, sqrt(sin(radians(f.lat - ${lat}::float8) / 2) ^ 2
    + cos(radians(${lat}::float8)) * cos(radians(f.lat)) * sin(radians(f.lng - ${lng}::float8) / 2) ^ 2)))`

/** The order the GiST index facilities_nearby gives: Web-Mercator metres, close to but not the ground distance. */
export const mercatorOrder = ({ lng, lat }: Position): Prisma.Sql =>
  Prisma.sql`web_mercator(f.lng, f.lat) <-> web_mercator(${lng}::float8, ${lat}::float8)`

/** Inside the radius: a circle wide enough at the latitude farthest from the equator for the index, then the metres. */
function withinRadius(near: Position, radius: number): Prisma.Sql {
  const scale = mercatorScale(Math.min(85, Math.abs(near.lat) + radius / METRES_PER_DEGREE))
  return Prisma.sql`web_mercator(f.lng, f.lat) <@
      circle(web_mercator(${near.lng}::float8, ${near.lat}::float8), ${radius * scale * 1.01}::float8)
    and ${distanceTo(near)} <= ${radius}::float8`
}

function statusCondition(wanted: FacilityFilter['status'], visible: readonly OperatingStatus[]): Prisma.Sql {
  const statuses = visible.filter((status) => wanted === 'all' || status === wanted)
  if (statuses.length === 0) return NOTHING
  return Prisma.sql`f.status in (${Prisma.join(statuses.map((s) => Prisma.sql`${s}::"OperatingStatus"`))})`
}

function ageCondition(ageMonths: number): Prisma.Sql {
  const kinds = classKindsAt(ageMonths)
  if (kinds.length === 0) return NOTHING
  return Prisma.sql`(${Prisma.join(
    kinds.map((kind) => Prisma.sql`${PLACES_OF[kind]} > 0`),
    ' or ',
  )})`
}

/** Everything facility f must satisfy. A facility without position is in no list that asks for nearness. */
export function listCondition(
  filter: FacilityFilter,
  region: Pick<RegionDto, 'path'> | null,
  visible: readonly OperatingStatus[],
): Prisma.Sql {
  const parts = [statusCondition(filter.status, visible)]
  if (region) {
    const { gte, lt } = subtreeRange(region.path)
    parts.push(Prisma.sql`f.region_path >= ${gte} and f.region_path < ${lt}`)
  }
  if (filter.near) parts.push(Prisma.sql`f.lng is not null`)
  if (filter.near && filter.radius) parts.push(withinRadius(filter.near, filter.radius))
  if (filter.kind) parts.push(Prisma.sql`f.kind = ${filter.kind}::"FacilityKind"`)
  if (filter.filing) parts.push(Prisma.sql`f.filing_state = ${filter.filing}::"FilingState"`)
  // An unknown mark answers neither question.
  if (filter.inclusive !== undefined) parts.push(Prisma.sql`f.inclusive = ${filter.inclusive}`)
  if (filter.ageMonths !== undefined) parts.push(ageCondition(filter.ageMonths))
  if (filter.vacancy) {
    parts.push(
      Prisma.sql`known_places(f.places_infant, f.places_toddler, f.places_older, f.places_mixed) > f.enrolled`,
    )
  }
  if (filter.q) {
    const pattern = `%${likeLiteral(filter.q)}%`
    parts.push(Prisma.sql`(f.name ilike ${pattern} or f.address ilike ${pattern})`)
  }
  return Prisma.join(parts, ' and ')
}

/** True when the list is all operating facilities of an area: the rollup has already counted those. */
export function isWholeArea(filter: FacilityFilter): boolean {
  const { near, kind, filing, inclusive, ageMonths, vacancy, q, status } = filter
  const narrowed = [near, kind, filing, inclusive, ageMonths, vacancy || undefined, q || undefined]
  return status === 'operating' && narrowed.every((value) => value === undefined)
}
