import 'server-only'
import { childrenOfArea } from '@/lib/children/policy'
import { monthOfBirth } from '@/lib/children/rules'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { fromDateColumn } from '@/lib/format/date'
import { maskName } from '@/lib/format/mask'
import { resolveRegion } from '@/lib/regions/queries'
import { subtreeRange } from '@/lib/regions/rules'
import { looksUpChildren } from './policy'
import type { ChildFilter } from './schema'

export const CHILDREN_PER_PAGE = 50

/** A child as an official finds it: nothing that tells who it is. Name and number are shown by a reveal only. */
export type MaskedChild = {
  id: string
  nameMasked: string
  /** YYYY-MM */
  birthMonth: string
  regionName: string
  identityMasked: string | null
  isDemo: boolean
}

export const MASKED_COLUMNS = {
  id: true,
  name: true,
  birthMonth: true,
  identityMasked: true,
  isDemo: true,
  region: { select: { name: true } },
} as const satisfies Prisma.ChildSelect

export const toMasked = ({
  name,
  birthMonth,
  region,
  ...row
}: Prisma.ChildGetPayload<{ select: typeof MASKED_COLUMNS }>): MaskedChild => ({
  ...row,
  nameMasked: maskName(name),
  birthMonth: monthOfBirth(fromDateColumn(birthMonth)),
  regionName: region.name,
})

type Page = { items: MaskedChild[]; page: number; pageSize: number; total: number; isUnknownRegion: boolean }

/** The children of the official's area, or of a part of it, the youngest first. Throws not_found for anybody else. */
export async function listChildren(actor: Actor, { region, page }: ChildFilter): Promise<Page> {
  if (!looksUpChildren(actor) || !actor.regionPath) throw new AppError('not_found')
  const place = region ? await resolveRegion(actor, region, actor.regionPath) : null
  const isUnknownRegion = region !== '' && place === null
  // Both filters hold: a place outside the area leaves nothing.
  const part: Prisma.ChildWhereInput = isUnknownRegion
    ? { id: { in: [] } }
    : place
      ? { regionPath: subtreeRange(place.path) }
      : {}
  const where = { AND: [childrenOfArea(actor, 'children.look_up'), part] }
  const [total, rows] = await Promise.all([
    db.child.count({ where }),
    db.child.findMany({
      where,
      orderBy: [{ birthMonth: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * CHILDREN_PER_PAGE,
      take: CHILDREN_PER_PAGE,
      select: MASKED_COLUMNS,
    }),
  ])
  return { items: rows.map(toMasked), page, pageSize: CHILDREN_PER_PAGE, total, isUnknownRegion }
}

/** One child of the area, masked. Throws not_found for any other. */
export async function getMaskedChild(
  actor: Actor,
  childId: string,
  reader: Reader = db,
): Promise<MaskedChild> {
  if (!/^[0-9a-f-]{36}$/i.test(childId)) throw new AppError('not_found')
  const row = await reader.child.findFirst({
    where: { AND: [childrenOfArea(actor, 'children.look_up'), { id: childId }] },
    select: MASKED_COLUMNS,
  })
  if (!row) throw new AppError('not_found')
  return toMasked(row)
}
