import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { likeLiteral } from '@/lib/core/like'
import type { AccountRole } from '@/prisma/generated/enums'
import { visibleTo } from './policy'
import { DEMO_OPERATOR } from './rules'
import type { AccountFilter } from './schema'

export const ACCOUNTS_PER_PAGE = 50

const COLUMNS = {
  id: true,
  username: true,
  displayName: true,
  role: true,
  department: true,
  isEnabled: true,
  lockedUntil: true,
  lastSignInAt: true,
  isDemo: true,
  region: { select: { code: true, name: true } },
  facility: { select: { id: true, name: true } },
} as const

export type AccountRow = {
  id: string
  username: string
  displayName: string
  role: AccountRole
  department: string | null
  isEnabled: boolean
  lockedUntil: Date | null
  lastSignInAt: Date | null
  isDemo: boolean
  region: { code: string; name: string } | null
  facility: { id: string; name: string } | null
}

/** One page of the accounts the actor may see, by user name. */
export async function listAccounts(
  actor: Actor,
  filter: AccountFilter,
): Promise<{ items: AccountRow[]; page: number; pageSize: number; total: number }> {
  const text = { contains: likeLiteral(filter.q ?? ''), mode: 'insensitive' as const }
  const where = {
    AND: [
      visibleTo(actor),
      filter.role ? { role: filter.role } : {},
      filter.q ? { OR: [{ username: text }, { displayName: text }, { region: { name: text } }] } : {},
    ],
  }
  const [total, items] = await Promise.all([
    db.account.count({ where }),
    db.account.findMany({
      where,
      select: COLUMNS,
      orderBy: { username: 'asc' },
      skip: (filter.page - 1) * ACCOUNTS_PER_PAGE,
      take: ACCOUNTS_PER_PAGE,
    }),
  ])
  return { items, page: filter.page, pageSize: ACCOUNTS_PER_PAGE, total }
}

const isAccountId = z.uuid()

/** Null for an account that is not there or that the actor may not see. */
export async function findAccount(actor: Actor, id: string): Promise<AccountRow | null> {
  if (!isAccountId.safeParse(id).success) return null
  return db.account.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: COLUMNS })
}

/** The signed-in person's own account. Throws unauthenticated for a visitor. */
export async function getOwnAccount(actor: Actor): Promise<AccountRow> {
  const account = actor.accountId && (await findAccount(actor, actor.accountId))
  if (!account) throw new AppError('unauthenticated')
  return account
}

export type DemoAccount = Pick<AccountRow, 'username' | 'displayName' | 'role' | 'department'> & {
  regionName: string | null
}

/** The published accounts of the demo world; empty unless the portal runs in demo mode. */
export async function listDemoAccounts(_actor: Actor): Promise<DemoAccount[]> {
  if (env.PORTAL_DEMO === '0') return []
  // Who was invited on a demo portal chose the own password, too.
  const invited = await db.invitation.findMany({
    where: { isDemo: true, acceptedAccountId: { not: null } },
    select: { acceptedAccountId: true },
  })
  const own = invited.flatMap(({ acceptedAccountId: id }) => (id ? [id] : []))
  const accounts = await db.account.findMany({
    where: {
      isDemo: true,
      isEnabled: true,
      id: { notIn: own },
      NOT: { role: 'operator', username: { not: DEMO_OPERATOR } },
    },
    select: {
      username: true,
      displayName: true,
      role: true,
      department: true,
      region: { select: { name: true } },
    },
    orderBy: [{ role: 'asc' }, { regionCode: 'asc' }, { username: 'asc' }],
    take: 60,
  })
  return accounts.map(({ region, ...account }) => ({ ...account, regionName: region?.name ?? null }))
}
