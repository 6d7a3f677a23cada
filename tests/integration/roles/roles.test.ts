import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { confirmChange } from '@/lib/change-decisions/commands'
import { can } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { PERMISSION_CODES, PERMISSIONS, type PermissionCode, permissionsOf } from '@/lib/core/permissions'
import { keepsRegister } from '@/lib/facilities/policy'
import { requestRole } from '@/lib/roles/commands'
import { findRole, listRoles } from '@/lib/roles/queries'
import { roleFormSchema } from '@/lib/roles/schema'
import { AccountRole } from '@/prisma/generated/enums'
import { customRole, person } from '@/tests/support/accounts'
import { useTestDatabase } from '@/tests/support/database'
import { actorOfAccount } from '@/tests/support/sessions'
import { FENGXIAN_PATH, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const form = (given: Record<string, unknown>) =>
  roleFormSchema.parse({
    name: `角色 ${randomUUID().slice(0, 8)}`,
    isEnabled: 'true',
    reason: '测试原因',
    ...given,
  })
const yes = { reason: '', confirm: 'yes' as const }

describe('the database and the code hold one list', () => {
  it('of permissions and their powers', async () => {
    const rows = await db.permission.findMany()
    const listed = PERMISSION_CODES.map((code) => ({ code, power: PERMISSIONS[code].power }))
    expect(rows.sort((a, b) => a.code.localeCompare(b.code))).toEqual(
      listed.sort((a, b) => a.code.localeCompare(b.code)),
    )
  })

  it.each(Object.values(AccountRole))('of what the built-in role of %s holds', async (base) => {
    const role = await db.role.findFirstOrThrow({ where: { base, isBuiltIn: true } })
    expect([...role.permissions].sort()).toEqual(permissionsOf(base).sort())
  })
})

describe('三员分立 in the database, whoever writes', () => {
  const foreign: [AccountRole, PermissionCode][] = [
    ['sysadmin', 'roles.change'],
    ['sysadmin', 'audit.read'],
    ['secadmin', 'accounts.manage'],
    ['secadmin', 'audit.read'],
    ['auditor', 'accounts.read'],
    ['auditor', 'roles.change'],
    ['auditor', 'settings.change'],
    ['planner', 'accounts.manage'],
    ['planner', 'audit.read'],
    ['operator', 'api_keys.manage'],
  ]
  it.each(foreign)('no role of %s with %s', async (base, code) => {
    await expect(customRole(base, [code])).rejects.toThrow(/may not hold/)
    const { id } = await customRole(base, [])
    const write = db.$executeRaw`update roles set permissions = array[${code}] where id = ${id}::uuid`
    await expect(write).rejects.toThrow(/may not hold/)
  })

  it('no account turns into another administrator, or into one at all', async () => {
    const moves: [AccountRole, AccountRole][] = [
      ['sysadmin', 'secadmin'],
      ['secadmin', 'auditor'],
      ['auditor', 'sysadmin'],
      ['planner', 'sysadmin'],
      ['auditor', 'planner'],
    ]
    for (const [from, to] of moves) {
      const { accountId } = await person(from)
      const write = db.$executeRaw`
        update accounts set role = ${to}::"AccountRole", region_code = '310120' where id = ${accountId}::uuid`
      await expect(write, `${from} → ${to}`).rejects.toThrow(/administrator/)
    }
  })

  it('no account holds the role of another kind', async () => {
    const { id } = await customRole('secadmin', ['roles.change'])
    const { accountId } = await person('sysadmin')
    const write = db.account.update({ where: { id: accountId }, data: { roleId: id } })
    await expect(write).rejects.toThrow(/another kind/)
  })

  it('the kind of a role stays', async () => {
    const { id } = await customRole('planner', [])
    await expect(db.role.update({ where: { id }, data: { base: 'reviewer' } })).rejects.toThrow(/kind/)
  })
})

describe('setting a role', () => {
  it('takes effect when a second person agrees, at the next request of who holds it', async () => {
    const [asks, agrees] = [await person('secadmin'), await person('sysadmin')]
    const given = form({ base: 'reviewer', permissions: ['register.keep', 'filings.read'] })
    const { changeId } = await requestRole(asks, given)
    expect(await db.role.count({ where: { name: given.name } })).toBe(0)
    await confirmChange(agrees, { changeId, ...yes })
    const role = await db.role.findFirstOrThrow({ where: { name: given.name } })
    const holder = await person('reviewer', { roleId: role.id })
    expect(keepsRegister(holder, FENGXIAN_PATH)).toBe(true)
    expect(can(holder, 'filings.review')).toBe(false)

    const less = form({
      ...given,
      isEnabled: 'true',
      roleId: role.id,
      version: 1,
      permissions: ['filings.read'],
    })
    const again = await requestRole(asks, less)
    expect(can(await actorOfAccount(holder.accountId), 'register.keep')).toBe(true)
    await confirmChange(agrees, { changeId: again.changeId, ...yes })
    expect(keepsRegister(await actorOfAccount(holder.accountId), FENGXIAN_PATH)).toBe(false)
    const line = await db.auditEvent.findFirstOrThrow({
      where: { action: 'role.save', subjectId: role.id },
      orderBy: { id: 'desc' },
    })
    expect(line).toMatchObject({
      actorId: agrees.accountId,
      before: { permissions: ['维护机构、幼儿园和服务站点', '查看本地备案事项'] },
      after: { permissions: ['查看本地备案事项'] },
      right: 'changes.confirm_security',
    })
  })

  it('is the security administrator’s alone', async () => {
    const given = form({ base: 'planner', permissions: [] })
    for (const kind of ['sysadmin', 'auditor', 'planner', 'operator', 'parent'] as const)
      await expect(requestRole(await person(kind), given)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.sensitiveChange.count({ where: { summary: { contains: given.name } } })).toBe(0)
  })

  it('refuses what the kind may not hold, a built-in role, an older version and a taken name', async () => {
    const asks = await person('secadmin')
    expect(() => form({ base: 'planner', permissions: ['audit.read'] })).toThrow(/超出/)
    const builtIn = await db.role.findFirstOrThrow({ where: { code: 'planner' } })
    const edit = form({ base: 'planner', roleId: builtIn.id, version: 1 })
    await expect(requestRole(asks, edit)).rejects.toMatchObject({ code: 'forbidden' })
    const custom = await customRole('planner', ['plans.change'])
    const old = form({ base: 'planner', roleId: custom.id, version: 0 })
    await expect(requestRole(asks, old)).rejects.toMatchObject({ code: 'conflict' })
    const taken = form({ base: 'planner', name: custom.name })
    await expect(requestRole(asks, taken)).rejects.toMatchObject({ code: 'invalid' })
    // The kind a form claims for a role that is there counts for nothing.
    const disguised = form({
      base: 'sysadmin',
      roleId: custom.id,
      version: 1,
      permissions: ['settings.change'],
    })
    await expect(requestRole(asks, disguised)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('waits once: a second change of the same role is refused, and an agreed one is not overwritten', async () => {
    const [asks, agrees] = [await person('secadmin'), await person('sysadmin')]
    const custom = await customRole('township', ['filings.read'])
    const change = form({ base: 'township', roleId: custom.id, version: 1, permissions: ['staff.read'] })
    const answers = await Promise.allSettled([requestRole(asks, change), requestRole(asks, change)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await db.role.update({ where: { id: custom.id }, data: { version: 2 } })
    const { id } = await db.sensitiveChange.findFirstOrThrow({ where: { subjectId: custom.id } })
    await expect(confirmChange(agrees, { changeId: id, ...yes })).rejects.toMatchObject({ code: 'conflict' })
    expect((await db.sensitiveChange.findUniqueOrThrow({ where: { id } })).state).toBe('pending')
  })

  it('is read by those who set, agree and give, by nobody else', async () => {
    const { id } = await customRole('planner', [])
    for (const kind of ['secadmin', 'sysadmin'] as const)
      expect(await findRole(await person(kind), id)).not.toBeNull()
    for (const kind of ['auditor', 'planner', 'operator'] as const) {
      expect(await findRole(await person(kind), id)).toBeNull()
      expect(await listRoles(await person(kind))).toEqual([])
    }
  })
})
