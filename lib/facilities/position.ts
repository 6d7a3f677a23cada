import gcoord from 'gcoord'

/** The coordinate systems of the facilities import header 坐标系. */
export const COORDINATE_SYSTEMS = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number]

/** WGS-84 degrees. */
export type Position = { lng: number; lat: number }

/**
 * Why a pair was refused. `swapped`: longitude and latitude stand in each other's place. `not_degrees`:
 * projected metres, or degrees no globe has.
 */
export type PositionReason = 'not_a_number' | 'swapped' | 'not_degrees' | 'outside_china'

export type PositionResult = { ok: true; position: Position } | { ok: false; reason: PositionReason }

const EARTH_RADIUS_METRES = 6_371_008.8
const MERCATOR_RADIUS_METRES = 6_378_137

// Includes the South China Sea islands. The two ranges do not overlap, so a swapped pair is unmistakable.
const CHINA = { west: 73.4, east: 135.2, south: 3.3, north: 53.6 }

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The bounding box of China's territory: a plausibility check, not a border. */
export const isInChina = ({ lng, lat }: Position): boolean =>
  lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north

const toWgs84 = (pair: [number, number], system: CoordinateSystem): [number, number] => {
  // CGCS2000 and WGS-84 differ by centimetres, far below any geocode.
  if (system === 'WGS84' || system === 'CGCS2000') return pair
  return gcoord.transform(pair, system === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84)
}

// Six decimals are 0.1 m; more would pretend to a precision no source has.
const toMicrodegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** A pair as its source gives it → WGS-84 degrees to six decimals, or the reason why it cannot be a place here. */
export const normalisePosition = (lng: number, lat: number, system: CoordinateSystem): PositionResult => {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return { ok: false, reason: 'not_a_number' }
  if (isInChina({ lng: lat, lat: lng })) return { ok: false, reason: 'swapped' }
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return { ok: false, reason: 'not_degrees' }
  if (!isInChina({ lng, lat })) return { ok: false, reason: 'outside_china' }
  const [wgsLng, wgsLat] = toWgs84([lng, lat], system)
  return { ok: true, position: { lng: toMicrodegrees(wgsLng), lat: toMicrodegrees(wgsLat) } }
}

/** Metres along the great circle (haversine, mean Earth radius; within 0.5 % of the ellipsoid). */
export const distanceMetres = (from: Position, to: Position): number => {
  const halfLat = radians(to.lat - from.lat) / 2
  const halfLng = radians(to.lng - from.lng) / 2
  const chord =
    Math.sin(halfLat) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(halfLng) ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Web-Mercator metres (EPSG:3857), as the `location` point column with the GiST index stores them. */
export const toMercator = ({ lng, lat }: Position): { x: number; y: number } => ({
  x: MERCATOR_RADIUS_METRES * radians(lng),
  y: MERCATOR_RADIUS_METRES * Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2)),
})

/** How many Mercator metres one metre on the ground takes at a latitude: widens a search radius for the index. */
export const mercatorScale = (lat: number): number => 1 / Math.cos(radians(lat))
