import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import type { PermissionCode } from '@/lib/core/permissions'
import type { AccountRole } from '@/prisma/generated/enums'
import { actorOfAccount } from '@/tests/support/sessions'

type Given = {
  regionCode?: string
  roleId?: string
  operatorId?: string
  createdAt?: Date
  displayName?: string
}

const OFFICIALS: AccountRole[] = ['reviewer', 'department', 'inspector', 'township', 'planner']

/** A signed-in person of this kind; officials answer for 奉贤区 unless told otherwise (needs makeDivisions). */
export async function person(role: AccountRole, given: Given = {}): Promise<Actor & { accountId: string }> {
  const username = `p-${randomUUID()}`
  const regionCode = given.regionCode ?? (OFFICIALS.includes(role) ? '310120' : null)
  const { id } = await db.account.create({
    data: { username, displayName: username, passwordHash: 'none', role, ...given, regionCode },
    select: { id: true },
  })
  return (await actorOfAccount(id)) as Actor & { accountId: string }
}

/** A custom role of the kind holding just these. */
export const customRole = (base: AccountRole, permissions: PermissionCode[]) =>
  db.role.create({
    data: { code: `c-${randomUUID()}`, name: `角色 ${randomUUID().slice(0, 13)}`, base, permissions },
    select: { id: true, name: true, version: true },
  })

export async function makeBody(): Promise<string> {
  const creditCode = `T${randomUUID().replaceAll('-', '').slice(0, 17)}`.toUpperCase()
  const data = {
    name: '测试单位',
    creditCode,
    registrationAuthority: 'civil_affairs' as const,
    contactName: '张三',
  }
  return (await db.operatorBody.create({ data, select: { id: true } })).id
}
