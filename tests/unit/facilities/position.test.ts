import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import {
  type CoordinateSystem,
  distanceMetres,
  mercatorScale,
  normalisePosition,
  toMercator,
} from '@/lib/facilities/position'

// Public filing notice of 南京秦淮, 2025-07-11, geocoded in GCJ-02; the WGS-84 columns were computed
// from them by the data's makers. The portal must land where they did.
const QINHUAI: [string, number, number, number, number][] = [
  ['QH001', 118.816435, 32.015631, 118.811282, 32.017721],
  ['QH005', 118.86248, 32.01825, 118.857421, 32.020424],
  ['QH013', 118.776378, 32.040542, 118.771162, 32.042584],
  ['QH028', 118.78585, 32.03237, 118.780645, 32.034419],
  ['QH047', 118.83148, 31.982292, 118.826362, 31.984402],
  ['QH064', 118.817696, 32.089772, 118.812539, 32.091881],
  ['QH067', 118.805757, 31.981271, 118.800587, 31.983335],
]

const placed = (lng: number, lat: number, system: CoordinateSystem) => {
  const result = normalisePosition(lng, lat, system)
  if (!result.ok) throw new Error(result.reason)
  return result.position
}

describe('normalisePosition', () => {
  it.each(QINHUAI)('%s: GCJ-02 → WGS-84 within 2 m', (_, gcjLng, gcjLat, lng, lat) => {
    expect(distanceMetres(placed(gcjLng, gcjLat, 'GCJ02'), { lng, lat })).toBeLessThanOrEqual(2)
    // The system matters: taken as WGS-84 the same figures lie more than 400 m away.
    expect(distanceMetres(placed(gcjLng, gcjLat, 'WGS84'), { lng, lat })).toBeGreaterThan(400)
  })

  it.each(QINHUAI)('%s: BD-09 → WGS-84 within 2 m', (_, gcjLng, gcjLat, lng, lat) => {
    const [bdLng, bdLat] = gcoord.transform<[number, number]>([gcjLng, gcjLat], gcoord.GCJ02, gcoord.BD09)
    expect(distanceMetres({ lng: bdLng, lat: bdLat }, { lng: gcjLng, lat: gcjLat })).toBeGreaterThan(400)
    expect(distanceMetres(placed(bdLng, bdLat, 'BD09'), { lng, lat })).toBeLessThanOrEqual(2)
  })

  it.each(['WGS84', 'CGCS2000'] as const)('%s stays, rounded to six decimals', (system) => {
    expect(placed(121.4580001, 30.9120006, system)).toEqual({ lng: 121.458, lat: 30.912001 })
  })

  it.each([
    ['乌鲁木齐', 87.6168, 43.8256],
    ['三沙', 112.3488, 16.8331],
    ['曾母暗沙', 112.2833, 3.9667],
    ['漠河', 122.5386, 52.9721],
    ['台北', 121.5654, 25.033],
    ['抚远', 134.3078, 48.3649],
  ])('%s is in China', (_, lng, lat) => {
    expect(normalisePosition(lng, lat, 'WGS84')).toEqual({ ok: true, position: { lng, lat } })
    expect(normalisePosition(lat, lng, 'WGS84')).toEqual({ ok: false, reason: 'swapped' })
  })

  it.each([
    [0, 0, 'outside_china'],
    [2.3522, 48.8566, 'outside_china'],
    [139.6917, 35.6895, 'outside_china'],
    [-121.458, 30.912, 'outside_china'],
    [151.2093, -33.8688, 'outside_china'],
    [13_226_000, 3_765_000, 'not_degrees'],
    [121.458, 3_765_000, 'not_degrees'],
    [Number.NaN, 30, 'not_a_number'],
    [121, Number.POSITIVE_INFINITY, 'not_a_number'],
  ])('%s, %s: %s', (lng, lat, reason) => {
    expect(normalisePosition(lng, lat, 'GCJ02')).toEqual({ ok: false, reason })
  })
})

describe('distanceMetres', () => {
  // Reference: 2πR/360 = 111,195.08 m a degree; quarter circumference 10,007,557 m for R = 6,371,008.8 m.
  it.each([
    ['the same point', { lng: 121, lat: 31 }, { lng: 121, lat: 31 }, 0],
    ['a degree north', { lng: 121, lat: 31 }, { lng: 121, lat: 32 }, 111_195.08],
    ['a degree along the equator', { lng: 100, lat: 0 }, { lng: 101, lat: 0 }, 111_195.08],
    ['from the equator to the pole', { lng: 100, lat: 0 }, { lng: 20, lat: 90 }, 10_007_557.2],
    ['to the antipode', { lng: 0, lat: 0 }, { lng: 180, lat: 0 }, 20_015_114.4],
  ])('%s', (_, from, to, metres) => {
    expect(Math.abs(distanceMetres(from, to) - metres)).toBeLessThan(0.1)
    expect(distanceMetres(to, from)).toBe(distanceMetres(from, to))
  })
})

describe('toMercator', () => {
  it.each([
    [0, 0, 0, 0],
    [180, 0, 20_037_508.343, 0],
    [0, 85.0511287798, 0, 20_037_508.343],
    [0, 45, 0, 5_621_521.486],
  ])('%s, %s', (lng, lat, x, y) => {
    const point = toMercator({ lng, lat })
    expect(Math.abs(point.x - x)).toBeLessThan(0.01)
    expect(Math.abs(point.y - y)).toBeLessThan(0.01)
  })

  it('divided by the scale gives back metres on the ground', () => {
    const here = { lng: 121.458, lat: 30.912 }
    const there = { lng: 121.461, lat: 30.915 }
    const [a, b] = [toMercator(here), toMercator(there)]
    const ground = Math.hypot(a.x - b.x, a.y - b.y) / mercatorScale(30.9135)
    expect(Math.abs(ground / distanceMetres(here, there) - 1)).toBeLessThan(0.002)
  })
})
