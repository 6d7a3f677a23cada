import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { isPermissionCode, type PermissionCode } from '@/lib/core/permissions'
import { AccountRole } from '@/prisma/generated/enums'
import { canReadRoles } from './policy'

const COLUMNS = {
  id: true,
  code: true,
  name: true,
  base: true,
  permissions: true,
  isBuiltIn: true,
  isEnabled: true,
  note: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.RoleSelect

type Row = Prisma.RoleGetPayload<{ select: typeof COLUMNS }>
export type RoleDto = Omit<Row, 'permissions'> & { permissions: PermissionCode[] }

const toDto = (row: Row): RoleDto => ({ ...row, permissions: row.permissions.filter(isPermissionCode) })

const ORDER = Object.values(AccountRole)
const inOrder = (a: RoleDto, b: RoleDto) =>
  ORDER.indexOf(a.base) - ORDER.indexOf(b.base) ||
  Number(b.isBuiltIn) - Number(a.isBuiltIn) ||
  a.name.localeCompare(b.name, 'zh')

/** Every role with how many enabled accounts hold it: built-in ones first in each kind. Empty for who may not read them. */
export async function listRoles(actor: Actor): Promise<(RoleDto & { accounts: number })[]> {
  if (!canReadRoles(actor)) return []
  const rows = await db.role.findMany({
    select: { ...COLUMNS, _count: { select: { accounts: { where: { isEnabled: true } } } } },
  })
  return rows.map(({ _count, ...row }) => ({ ...toDto(row), accounts: _count.accounts })).sort(inOrder)
}

/** Null for a role that is not there or that the actor may not read. */
export async function findRole(actor: Actor, id: string, reader: Reader = db): Promise<RoleDto | null> {
  if (!canReadRoles(actor) || !z.uuid().safeParse(id).success) return null
  const row = await reader.role.findUnique({ where: { id }, select: COLUMNS })
  return row && toDto(row)
}

/** A real account that held a role of the demo world would be in the way when that goes. */
const withoutDemo = (actor: Actor) => (actor.isDemo ? {} : { isDemo: false })

/** The roles somebody can be given: what they are called and hold is no secret to who invites. */
export async function grantableRoles(actor: Actor, reader: Reader = db): Promise<RoleDto[]> {
  const rows = await reader.role.findMany({
    where: { isEnabled: true, ...withoutDemo(actor) },
    select: COLUMNS,
  })
  return rows.map(toDto).sort(inOrder)
}
