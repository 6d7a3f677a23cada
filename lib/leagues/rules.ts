import type { RegionLevel } from '@/prisma/generated/enums'

/** The figures areas are compared by, in the order of the table's columns. */
export const LEAGUE_CODES = [
  'places_total',
  'places_per_1000',
  'inclusive_place_share',
  'enrolment_rate',
  'place_use_rate',
  'filing_rate',
] as const
export type LeagueCode = (typeof LEAGUE_CODES)[number]

export type LeagueFigure = { value: number | null; missing: string | null }
export type LeagueRow = {
  code: string
  name: string
  level: RegionLevel
  /** Operating facilities; 0 is a fact about the register. */
  facilities: number
  /** Counties below whose register is empty: the figures above them say less. */
  counties: number
  countiesWithoutRecords: number
  figures: Record<LeagueCode, LeagueFigure>
}

export type LeagueSort = { key: LeagueCode | 'name' | 'facilities'; direction: 'ascending' | 'descending' }

export const isLeagueCode = (key: string | undefined): key is LeagueCode =>
  LEAGUE_CODES.some((code) => code === key)

/** The sort an address asks for; by division code where it asks for none. */
export function leagueSort(key: string | undefined, dir: 'asc' | 'desc' | undefined): LeagueSort {
  const known = isLeagueCode(key) || key === 'facilities' ? key : 'name'
  const direction = dir === undefined ? (known === 'name' ? 'asc' : 'desc') : dir
  return { key: known, direction: direction === 'asc' ? 'ascending' : 'descending' }
}

/** Sorted copy; areas without the figure stand last in both directions, equal ones in code order. */
export function sortLeague(rows: readonly LeagueRow[], { key, direction }: LeagueSort): LeagueRow[] {
  const sign = direction === 'ascending' ? 1 : -1
  const byCode = (a: LeagueRow, b: LeagueRow) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  if (key === 'name') return [...rows].sort((a, b) => sign * byCode(a, b))
  const figureOf = (row: LeagueRow) => (key === 'facilities' ? row.facilities : row.figures[key].value)
  return [...rows].sort((a, b) => {
    const [x, y] = [figureOf(a), figureOf(b)]
    if (x === null || y === null) return x === y ? byCode(a, b) : x === null ? 1 : -1
    return sign * (x - y) || byCode(a, b)
  })
}

/**
 * Upper edges of the quantile classes, ascending, the last one the maximum: each class holds about as many areas.
 * Equal values share a class, so few different values make fewer classes; no known value makes none.
 */
export function quantileEdges(values: readonly (number | null)[], classes = 5): number[] {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const edges = Array.from(
    { length: classes },
    (_, index) => known[Math.ceil(((index + 1) * known.length) / classes) - 1],
  )
  return [...new Set(edges.filter((edge) => edge !== undefined))]
}

/** Index of the class a value lies in (at most its upper edge), null for an unknown one. */
export function classOf(value: number | null, edges: readonly number[]): number | null {
  if (value === null) return null
  const index = edges.findIndex((edge) => value <= edge)
  return index < 0 ? null : index
}

/** The figure a plot shows: the one asked for, else places per 1,000, or total places where no area knows the former. */
export function shownCode(asked: string | undefined, rows: readonly LeagueRow[]): LeagueCode {
  if (isLeagueCode(asked)) return asked
  const isKnown = rows.some((row) => row.figures.places_per_1000.value !== null)
  return isKnown ? 'places_per_1000' : 'places_total'
}

/** Files of public/boundaries by what they divide; a prefecture cuts its counties out of its province's file. */
const BOUNDARIES: Record<string, { child?: string; county?: string }> = {
  '100000': { child: '100000' },
  '120000': { child: '120000' },
  '310000': { child: '310000' },
  '320100': { child: '320100' },
  '500000': { child: '500000' },
  '530000': { child: '530000-prefectures', county: '530000' },
}

/** The boundary file that draws the areas below, or null where we have none (townships have none at all). */
export function boundaryFile(
  region: { code: string; level: RegionLevel },
  grain: 'child' | 'county',
): string | null {
  const own = BOUNDARIES[region.code]?.[grain]
  if (own) return own
  if (region.level !== 'prefecture') return null
  return BOUNDARIES[`${region.code.slice(0, 2)}0000`]?.county ?? null
}

/** Areas with the most and the least of a figure; null when fewer than two are known. */
export function extremes(
  rows: readonly LeagueRow[],
  code: LeagueCode,
): { most: LeagueRow; least: LeagueRow } | null {
  const known = rows.filter((row) => row.figures[code].value !== null)
  const sorted = sortLeague(known, { key: code, direction: 'descending' })
  const [most, least] = [sorted[0], sorted.at(-1)]
  return most && least && most !== least ? { most, least } : null
}
