import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { likeLiteral } from '@/lib/core/like'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import { normaliseDivisionCode } from '@/lib/regions/code'
import { leadingCode, subtreeRange } from '@/lib/regions/rules'
import type { RegionLevel, TownshipKind } from '@/prisma/generated/enums'

export type RegionDto = {
  code: string
  name: string
  level: RegionLevel
  townshipKind: TownshipKind | null
  parentCode: string | null
  path: string
  anchorCode: string | null
  inForceFrom: DateString | null
  inForceUntil: DateString | null
  aliases: string[]
  labelLng: number | null
  labelLat: number | null
}

const select = {
  code: true,
  name: true,
  level: true,
  townshipKind: true,
  parentCode: true,
  path: true,
  anchorCode: true,
  inForceFrom: true,
  inForceUntil: true,
  aliases: true,
  labelLng: true,
  labelLat: true,
} as const satisfies Prisma.RegionSelect

const toDto = (row: Prisma.RegionGetPayload<{ select: typeof select }>): RegionDto => ({
  ...row,
  inForceFrom: row.inForceFrom && fromDateColumn(row.inForceFrom),
  inForceUntil: row.inForceUntil && fromDateColumn(row.inForceUntil),
})

/** in_force_from <= day < in_force_until, nulls open. */
export function inForceOn(day: DateString): Prisma.RegionWhereInput {
  const date = toDateColumn(day)
  return {
    AND: [
      { OR: [{ inForceFrom: null }, { inForceFrom: { lte: date } }] },
      { OR: [{ inForceUntil: null }, { inForceUntil: { gt: date } }] },
    ],
  }
}

// Divisions are public: the actor is asked for so that the reading stays behind the doors like any other.

/** A region of any time, by code; null when the register has none. */
export async function findRegion(
  _actor: Actor,
  code: string,
  reader: Reader = db,
): Promise<RegionDto | null> {
  const row = await reader.region.findUnique({ where: { code }, select })
  return row && toDto(row)
}

/** A region of any time, by code. Throws not_found. */
export async function getRegion(actor: Actor, code: string, reader: Reader = db): Promise<RegionDto> {
  const region = await findRegion(actor, code, reader)
  if (!region) throw new AppError('not_found')
  return region
}

/** The divisions one level below, in force on the day (today in Shanghai by default), by code. */
export async function listChildRegions(
  _actor: Actor,
  code: string,
  onDate: DateString = todayInShanghai(),
): Promise<RegionDto[]> {
  const rows = await db.region.findMany({
    where: { parentCode: code, ...inForceOn(onDate) },
    orderBy: { code: 'asc' },
    select,
  })
  return rows.map(toDto)
}

/** The way down to a region: the country first, the region itself last. Throws not_found. */
export async function listAncestors(actor: Actor, code: string, reader: Reader = db): Promise<RegionDto[]> {
  const region = await getRegion(actor, code, reader)
  const rows = await reader.region.findMany({ where: { code: { in: region.path.split('/') } }, select })
  return rows.map(toDto).sort((a, b) => a.path.length - b.path.length)
}

/** The names from the province down without a space between, as the national disclosure has them: 上海市奉贤区南桥镇. Throws not_found. */
export async function fullRegionName(actor: Actor, code: string, reader: Reader = db): Promise<string> {
  const [, ...below] = await listAncestors(actor, code, reader)
  return below.map(({ name }) => name).join('')
}

/** Regions in force today inside a subtree whose name or alias holds the text or whose code begins with it. */
export async function searchRegions(
  _actor: Actor,
  text: string,
  withinPath: string,
  limit = 20,
): Promise<RegionDto[]> {
  const wanted = leadingCode(text) ?? text.normalize('NFKC').trim()
  if (wanted === '') return []
  const literal = likeLiteral(wanted)
  const rows = await db.region.findMany({
    where: {
      path: subtreeRange(withinPath),
      OR: [{ name: { contains: literal } }, { aliases: { has: wanted } }, { code: { startsWith: literal } }],
      ...inForceOn(todayInShanghai()),
    },
    orderBy: [{ level: 'asc' }, { code: 'asc' }],
    take: limit,
    select,
  })
  return rows.map(toDto)
}

/** A region and the levels nearest below it, in force today: what a region field offers. At most `limit`. */
export async function listRegionOptions(
  _actor: Actor,
  withinPath: string,
  limit = 300,
): Promise<Pick<RegionDto, 'code' | 'name'>[]> {
  return db.region.findMany({
    where: { path: subtreeRange(withinPath), ...inForceOn(todayInShanghai()) },
    orderBy: [{ level: 'asc' }, { code: 'asc' }],
    take: limit,
    select: { code: true, name: true },
  })
}

/**
 * The one region in force today that a field's text names: a code of 6, 9 or 12 digits (a name may follow it),
 * or an exact name or alias that only one region inside the subtree has. Null: none, or several.
 */
export async function resolveRegion(
  _actor: Actor,
  text: string,
  withinPath: string,
  reader: Reader = db,
): Promise<RegionDto | null> {
  const digits = leadingCode(text)
  const code = digits && normaliseDivisionCode(digits)
  if (digits && !code) return null
  const name = text.normalize('NFKC').trim()
  const rows = await reader.region.findMany({
    where: {
      ...(code ? { code } : { path: subtreeRange(withinPath), OR: [{ name }, { aliases: { has: name } }] }),
      ...inForceOn(todayInShanghai()),
    },
    take: 2,
    select,
  })
  return rows.length === 1 && rows[0] ? toDto(rows[0]) : null
}

/** Divisions of one level (街道 is the township kind) inside a subtree, in force on the day, by code. */
export async function listRegionsBelow(
  _actor: Actor,
  path: string,
  level: RegionLevel | 'street',
  onDate: DateString = todayInShanghai(),
): Promise<RegionDto[]> {
  const rows = await db.region.findMany({
    where: {
      path: subtreeRange(path),
      ...(level === 'street' ? { level: 'township', townshipKind: 'street' } : { level }),
      ...inForceOn(onDate),
    },
    orderBy: { code: 'asc' },
    select,
  })
  return rows.map(toDto)
}

/** These regions, of any time, by code; unknown codes are absent. */
export async function listRegionsByCode(_actor: Actor, codes: readonly string[]): Promise<RegionDto[]> {
  if (codes.length === 0) return []
  const rows = await db.region.findMany({
    where: { code: { in: [...codes] } },
    orderBy: { code: 'asc' },
    select,
  })
  return rows.map(toDto)
}

/** A division of any time as its administrator sees it; `version` guards the forms drawn from it. */
export type RegionRecord = RegionDto & { source: string; version: number; parentName: string | null }

const recordSelect = { ...select, source: true, version: true, parent: { select: { name: true } } } as const

const toRecord = (row: Prisma.RegionGetPayload<{ select: typeof recordSelect }>): RegionRecord => {
  const { parent, source, version, ...rest } = row
  return { ...toDto(rest), source, version, parentName: parent?.name ?? null }
}

/** A division of any time for its edit page, or null. */
export async function findRegionRecord(_actor: Actor, code: string): Promise<RegionRecord | null> {
  const row = await db.region.findUnique({ where: { code }, select: recordSelect })
  return row && toRecord(row)
}

/** Divisions of any time, also those no longer in force: the children of one, or those a text finds. At most 200. */
export async function listRegionRecords(
  _actor: Actor,
  find: { parent: string; q: string },
): Promise<RegionRecord[]> {
  const literal = likeLiteral(find.q)
  const rows = await db.region.findMany({
    where: find.q
      ? {
          OR: [
            { name: { contains: literal } },
            { aliases: { has: find.q } },
            { code: { startsWith: literal } },
          ],
        }
      : { parentCode: find.parent },
    orderBy: [{ level: 'asc' }, { code: 'asc' }],
    take: 200,
    select: recordSelect,
  })
  return rows.map(toRecord)
}

/** What a filter's text means: the one region it names, or the regions a person may have meant. */
export async function findRegionText(
  actor: Actor,
  text: string | undefined,
  withinPath = '100000',
): Promise<{ region: RegionDto | null; candidates: RegionDto[] }> {
  if (!text?.trim()) return { region: null, candidates: [] }
  // A code may be of a division that has ended: its records still stand under it.
  const code = normaliseDivisionCode(leadingCode(text) ?? '')
  const region = code ? await findRegion(actor, code) : await resolveRegion(actor, text, withinPath)
  return region
    ? { region, candidates: [] }
    : { region: null, candidates: await searchRegions(actor, text, withinPath) }
}
