import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { fromDateColumn } from '@/lib/format/date'
import { ownChildren } from './policy'
import { monthOfBirth } from './rules'

/** A child as one guardian sees it: the area is the one this guardian wrote. The number is in no DTO: only its mask. */
export type ChildDto = {
  id: string
  name: string
  /** YYYY-MM */
  birthMonth: string
  regionCode: string
  regionName: string
  identityMasked: string | null
  consentVersion: string
  consentedAt: Date
  /** Somebody else is a guardian too: the name is then not this one's alone to change. */
  hasOtherGuardian: boolean
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  name: true,
  birthMonth: true,
  identityMasked: true,
  isDemo: true,
  version: true,
  guardianships: {
    where: { withdrawnAt: null },
    select: {
      accountId: true,
      consentVersion: true,
      consentedAt: true,
      region: { select: { code: true, name: true } },
    },
  },
} as const satisfies Prisma.ChildSelect

function toDto(
  actor: Actor,
  { guardianships, birthMonth, ...row }: Prisma.ChildGetPayload<{ select: typeof COLUMNS }>,
): ChildDto {
  const own = guardianships.find(({ accountId }) => accountId === actor.accountId)
  if (!own) throw new AppError('not_found')
  const { consentVersion, consentedAt, region } = own
  return {
    ...row,
    birthMonth: monthOfBirth(fromDateColumn(birthMonth)),
    regionCode: region.code,
    regionName: region.name,
    consentVersion,
    consentedAt,
    hasOtherGuardian: guardianships.length > 1,
  }
}

/** The children the actor is a guardian of, the youngest first. */
export async function listOwnChildren(actor: Actor): Promise<ChildDto[]> {
  const rows = await db.child.findMany({
    where: ownChildren(actor),
    orderBy: [{ birthMonth: 'desc' }, { id: 'asc' }],
    take: 50,
    select: COLUMNS,
  })
  return rows.map((row) => toDto(actor, row))
}

/** One of the actor's children. Throws not_found for any other, whether it exists or not. */
export async function getOwnChild(actor: Actor, childId: string, reader: Reader = db): Promise<ChildDto> {
  if (!/^[0-9a-f-]{36}$/i.test(childId)) throw new AppError('not_found')
  const row = await reader.child.findFirst({
    where: { AND: [ownChildren(actor), { id: childId }] },
    select: COLUMNS,
  })
  if (!row) throw new AppError('not_found')
  return toDto(actor, row)
}

/**
 * True while another duty keeps the record although nobody consents any more: an authority's request for this child
 * that waits or may still be downloaded. Source: 个人信息保护法 第四十七条第二款（法定保存期限未届满的停止其他处理）.
 */
export async function isHeld(reader: Reader, childId: string, at: Date): Promise<boolean> {
  const holding = await reader.authorityExport.count({
    where: {
      scope: { path: ['targetId'], equals: childId },
      OR: [{ state: 'requested' }, { state: 'approved', availableUntil: { gt: at } }],
    },
  })
  return holding > 0
}
