import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Tx } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { isInForce, subtreeRange } from '@/lib/regions/rules'
import type { TownshipKind } from '@/prisma/generated/enums'
import { type Random, randomStream, split } from './random'
import type { Recipe } from './recipes'

export type Position = { lng: number; lat: number }
export type Town = {
  code: string
  name: string
  kind: TownshipKind | null
  /** Share of the county's people. */
  weight: number
  centre: Position | null
}
export type Residents = { value: number; year: number; isReal: boolean }
export type County = {
  code: string
  name: string
  parentCode: string
  /** Latest real count, or our part of the prefecture's; null where nobody can say (两江新区). */
  residents: Residents | null
  weight: number
  towns: Town[]
}
export type Area = { recipe: Recipe; code: string; counties: County[]; prefectures: string[] }

const WEIGHT_OF_KIND: Record<TownshipKind, number> = {
  street: 3,
  town: 1.6,
  rural_township: 0.7,
  functional_zone: 0.6,
  farm: 0.3,
  other: 0.4,
}
/** Where neither a county's nor its prefecture's people are known: only a size to spread facilities by. */
const UNKNOWN_COUNTY_WEIGHT = 2_600_000

/** The divisions of an area in force today, with the people they are weighed by. */
export async function loadArea(tx: Tx, recipe: Recipe, today: DateString): Promise<Area> {
  const root = await tx.region.findUniqueOrThrow({ where: { code: recipe.code } })
  const rows = await tx.region.findMany({
    where: { path: subtreeRange(root.path) },
    orderBy: { code: 'asc' },
  })
  const inForce = rows.filter((row) =>
    isInForce(
      {
        inForceFrom: row.inForceFrom && fromDateColumn(row.inForceFrom),
        inForceUntil: row.inForceUntil && fromDateColumn(row.inForceUntil),
      },
      today,
    ),
  )
  const residents = await realResidents(
    tx,
    inForce.map((row) => row.code),
  )
  const random = randomStream(`geography:${recipe.code}`)
  const outlines = readOutlines(recipe.boundaries)
  const counties = inForce.filter((row) => row.level === 'county')
  const estimated = estimateResidents(counties, residents, random)
  return {
    recipe,
    code: recipe.code,
    prefectures: inForce
      .filter((row) => row.level === 'prefecture' && row.code !== recipe.code)
      .map((row) => row.code),
    counties: counties.map((county) => {
      const known = residents.get(county.code) ?? estimated.get(county.code) ?? null
      const outline = outlines.get(county.code) ?? null
      const towns = inForce.filter((row) => row.parentCode === county.code)
      return {
        code: county.code,
        name: county.name,
        parentCode: county.parentCode ?? '',
        residents: known,
        weight: known?.value ?? UNKNOWN_COUNTY_WEIGHT,
        towns: towns.map((row) => ({
          code: row.code,
          name: row.name,
          kind: row.townshipKind,
          weight: recipe.towns?.[row.code]?.weight ?? townWeight(row.townshipKind, random),
          centre: recipe.towns?.[row.code]?.centre ?? pointInside(outline, random),
        })),
      }
    }),
  }
}

const townWeight = (kind: TownshipKind | null, random: Random) =>
  WEIGHT_OF_KIND[kind ?? 'other'] * (0.6 + random.next() * 0.8)

async function realResidents(tx: Tx, codes: string[]): Promise<Map<string, Residents>> {
  const rows = await tx.regionStatistic.findMany({
    where: { regionCode: { in: codes }, kind: 'resident_population' },
    orderBy: { year: 'asc' },
  })
  return new Map(rows.map((row) => [row.regionCode, { value: row.value, year: row.year, isReal: true }]))
}

type CountyRow = { code: string; name: string; parentCode: string | null }

/** A prefecture's people among those of its counties whose own count nobody has published here. */
function estimateResidents(counties: CountyRow[], known: ReadonlyMap<string, Residents>, random: Random) {
  const estimates = new Map<string, Residents>()
  for (const parent of new Set(counties.map((county) => county.parentCode ?? ''))) {
    const siblings = counties.filter((county) => county.parentCode === parent)
    const whole = known.get(parent)
    if (!whole || siblings.some((county) => known.has(county.code))) continue
    const weights = siblings.map(
      (county) => (/[区市]$/.test(county.name) ? 1.7 : 1) * (0.6 + random.next() * 0.8),
    )
    split(whole.value, weights).forEach((value, index) => {
      const code = siblings[index]?.code
      if (code) estimates.set(code, { value, year: whole.year, isReal: false })
    })
  }
  return estimates
}

type Ring = [number, number][]
type Outline = Ring[][]

function readOutlines(file: string): Map<string, Outline> {
  const text = readFileSync(path.resolve('public/boundaries', `${file}.json`), 'utf8')
  const { features } = JSON.parse(text) as {
    features: {
      properties: { code?: string }
      geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }
    }[]
  }
  return new Map(
    features.map(({ properties, geometry }) => [
      properties.code ?? '',
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    ]),
  )
}

function pointInside(outline: Outline | null, random: Random): Position | null {
  // Towns lie in the county's main body, not on its enclaves.
  const largest = outline?.toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0]?.[0]
  if (!largest) return null
  const lngs = largest.map(([lng]) => lng)
  const lats = largest.map(([, lat]) => lat)
  const [west, east, south, north] = [
    Math.min(...lngs),
    Math.max(...lngs),
    Math.min(...lats),
    Math.max(...lats),
  ]
  for (let tries = 0; tries < 60; tries += 1) {
    const lng = west + random.next() * (east - west)
    const lat = south + random.next() * (north - south)
    if (isInside(largest, lng, lat)) return { lng: Number(lng.toFixed(4)), lat: Number(lat.toFixed(4)) }
  }
  return null
}

function isInside(ring: Ring, lng: number, lat: number): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1, y1] = ring[at] ?? [0, 0]
    const [x2, y2] = ring[before] ?? [0, 0]
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
