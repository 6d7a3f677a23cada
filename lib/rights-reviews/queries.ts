import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { subtreeRange } from '@/lib/regions/rules'
import type { AccountRole } from '@/prisma/generated/enums'
import { decides, reviewsRights } from './policy'
import { isOverdue } from './rules'

const MOST_LISTED = 500

const COLUMNS = {
  id: true,
  dueOn: true,
  account: {
    select: {
      id: true,
      username: true,
      displayName: true,
      role: true,
      lastSignInAt: true,
      isDemo: true,
      regionCode: true,
      region: { select: { name: true, path: true } },
      department: true,
      roleRow: { select: { name: true } },
    },
  },
} as const satisfies Prisma.RightsReviewSelect

export type ReviewDto = {
  id: string
  dueOn: DateString
  isOverdue: boolean
  account: {
    id: string
    username: string
    displayName: string
    role: AccountRole
    roleName: string
    lastSignInAt: Date | null
    isDemo: boolean
    regionCode: string | null
    regionName: string | null
    regionPath: string | null
    department: string | null
  }
}

/** The open reviews the actor decides, of accounts in use, soonest due first; at most 500. `ids` narrows it to these. */
export async function listReviews(
  actor: Actor,
  { ids }: { ids?: readonly string[] } = {},
  reader: Reader = db,
): Promise<ReviewDto[]> {
  if (!reviewsRights(actor)) return []
  const today = todayInShanghai()
  const area = actor.regionPath ? { region: { path: subtreeRange(actor.regionPath) } } : {}
  const rows = await reader.rightsReview.findMany({
    where: { state: 'open', account: { isEnabled: true, ...area }, ...(ids && { id: { in: [...ids] } }) },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: MOST_LISTED,
    select: COLUMNS,
  })
  return rows
    .map(({ account: { region, roleRow, ...account }, ...row }) => {
      const dueOn = fromDateColumn(row.dueOn)
      return {
        id: row.id,
        dueOn,
        isOverdue: isOverdue({ dueOn }, today),
        account: {
          ...account,
          roleName: roleRow?.name ?? '',
          regionName: region?.name ?? null,
          regionPath: region?.path ?? null,
        },
      }
    })
    .filter(({ account }) => decides(actor, account))
}
