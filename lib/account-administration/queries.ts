import 'server-only'
import { z } from 'zod'
import { canListAccounts } from '@/lib/accounts/policy'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { isPermissionCode } from '@/lib/core/permissions'
import { subtreeRange } from '@/lib/regions/rules'
import { delegates, ranksBelow } from '@/lib/roles/policy'
import type { AccountRole } from '@/prisma/generated/enums'
import type { ManagedAccount } from './policy'

const MOST_LISTED = 500
const OFFICIALS: AccountRole[] = ['reviewer', 'department', 'inspector', 'township', 'planner']

const COLUMNS = {
  id: true,
  username: true,
  displayName: true,
  role: true,
  isEnabled: true,
  isDemo: true,
  version: true,
  lastSignInAt: true,
  regionCode: true,
  region: { select: { name: true, path: true } },
  organisation: { select: { name: true } },
  department: true,
  roleRow: { select: { id: true, name: true, permissions: true } },
} as const satisfies Prisma.AccountSelect

type Row = Prisma.AccountGetPayload<{ select: typeof COLUMNS }>

export type ManagedDto = ManagedAccount & {
  username: string
  displayName: string
  isDemo: boolean
  lastSignInAt: Date | null
  regionCode: string | null
  regionName: string | null
  organisation: string | null
  roleId: string
  roleName: string
}

const toDto = ({
  region,
  roleRow,
  organisation,
  department,
  version: _version,
  ...row
}: Row): ManagedDto => ({
  ...row,
  regionPath: region?.path ?? null,
  regionName: region?.name ?? null,
  organisation: organisation?.name ?? department,
  permissions: (roleRow?.permissions ?? []).filter(isPermissionCode),
  roleId: roleRow?.id ?? '',
  roleName: roleRow?.name ?? '',
})

/** The officials' accounts an area's administrator answers for, those of the widest area first. At most 500. */
export async function listBelow(actor: Actor): Promise<ManagedDto[]> {
  if (!delegates(actor)) return []
  const rows = await db.account.findMany({
    where: { role: { in: OFFICIALS }, region: { path: subtreeRange(actor.regionPath ?? '') } },
    select: COLUMNS,
    orderBy: [{ regionCode: 'asc' }, { username: 'asc' }],
    take: MOST_LISTED,
  })
  return rows.map(toDto).filter((account) => ranksBelow(actor, account))
}

/** Null for an account that is not there or that the actor does not answer for. */
export async function findManaged(actor: Actor, id: string, reader: Reader = db): Promise<ManagedDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.account.findUnique({ where: { id }, select: COLUMNS })
  const account = row && toDto(row)
  return account && (canListAccounts(actor) || ranksBelow(actor, account)) ? account : null
}
