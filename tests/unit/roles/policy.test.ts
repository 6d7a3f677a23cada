import { describe, expect, it } from 'vitest'
import { allowedEvents } from '@/lib/change-requests/policy'
import { CHANGE_KINDS, KINDS } from '@/lib/change-requests/rules'
import { mintActor, type Role } from '@/lib/core/actor'
import { PERMISSION_CODES, PERMISSIONS, permissionsOf, powersOf } from '@/lib/core/permissions'
import { ranksBelow } from '@/lib/roles/policy'
import { changeOf, foreignPermissions, roleSummary } from '@/lib/roles/rules'
import { AccountRole } from '@/prisma/generated/enums'
import { actorAs, FENGXIAN_PATH, TOWNSHIPS } from '@/tests/support/small-world'

const ROLES: Role[] = [...Object.values(AccountRole), 'public', 'system']
const NANQIAO = `${FENGXIAN_PATH}/${TOWNSHIPS[0]}`

describe('the powers', () => {
  it.each(Object.values(AccountRole))('%s holds no two of system, security and audit', (base) => {
    const powers = new Set(permissionsOf(base).map((code) => PERMISSIONS[code].power))
    expect(['system', 'security', 'audit'].filter((power) => powers.has(power as never)).length).toBeLessThan(
      2,
    )
    for (const power of powers) expect(powersOf(base)).toContain(power)
    expect(foreignPermissions(base, permissionsOf(base))).toEqual([])
  })

  it('the log is read by the auditor, who does nothing else', () => {
    expect(PERMISSIONS['audit.read'].bases).toEqual(['auditor'])
    expect(permissionsOf('auditor')).toEqual(['audit.read'])
  })

  it('no kind of administrator both asks for and agrees to a change', () => {
    for (const kind of KINDS) {
      const { requestedBy, confirmedBy, inArea } = CHANGE_KINDS[kind]
      if (inArea) continue
      const both = Object.values(AccountRole).filter((base) => {
        const held: readonly string[] = permissionsOf(base)
        return held.includes(requestedBy) && held.includes(confirmedBy)
      })
      expect(both, kind).toEqual([])
    }
  })
})

describe('handing on rights', () => {
  const less = { role: 'planner', permissions: ['plans.change'] } as const
  it.each([
    ['fengxian', NANQIAO, true],
    ['fengxian', FENGXIAN_PATH, true],
    ['fengxian', '100000/310000', false],
    ['fengxian', `${FENGXIAN_PATH}0`, false],
    ['shanghai', FENGXIAN_PATH, true],
    ['yunnan', FENGXIAN_PATH, false],
    ['none', FENGXIAN_PATH, false],
  ] as const)('a planner of %s to %s, with fewer rights: %s', (area, regionPath, is) => {
    expect(ranksBelow(actorAs('planner', area), { ...less, regionPath })).toBe(is)
  })

  it('with the same rights only into a smaller area', () => {
    const same = { role: 'planner', permissions: permissionsOf('planner') } as const
    expect(ranksBelow(actorAs('planner', 'fengxian'), { ...same, regionPath: NANQIAO })).toBe(true)
    expect(ranksBelow(actorAs('planner', 'fengxian'), { ...same, regionPath: FENGXIAN_PATH })).toBe(false)
  })

  it.each(PERMISSION_CODES)('%s only by who holds it', (code) => {
    const given = { role: 'reviewer' as const, permissions: [code], regionPath: NANQIAO }
    const holds = (permissionsOf('planner') as string[]).includes(code)
    expect(ranksBelow(actorAs('planner', 'fengxian'), given)).toBe(holds)
  })

  it.each(ROLES)('%s: nobody but a planner, and to officials only', (role) => {
    expect(ranksBelow(actorAs(role, 'fengxian'), { ...less, regionPath: NANQIAO })).toBe(role === 'planner')
    if (!(role in AccountRole)) return
    const given = { role: role as AccountRole, permissions: [], regionPath: NANQIAO }
    const officials = ['reviewer', 'department', 'inspector', 'township', 'planner']
    expect(ranksBelow(actorAs('planner', 'fengxian'), given)).toBe(officials.includes(role))
  })
})

describe('a change before a second person', () => {
  const now = new Date('2026-11-23T00:00:00Z')
  const later = new Date('2026-11-24T00:00:00Z')
  const change = {
    kind: 'role.save',
    state: 'pending',
    expiresAt: later,
    requestedById: 'asker',
    regionPath: null,
  } as const

  it.each(ROLES)('%s', (role) => {
    const events = allowedEvents(actorAs(role, 'fengxian'), change, now)
    expect(events).toEqual(role === 'sysadmin' ? ['confirm', 'reject'] : [])
  })

  it('who asked only takes it back, whatever he holds', () => {
    const both = mintActor({
      ...actorAs('sysadmin', 'none', 'asker'),
      permissions: new Set(['roles.change', 'changes.confirm_security'] as const),
    })
    expect(allowedEvents(both, change, now)).toEqual(['withdraw'])
  })

  it.each(['applied', 'rejected', 'withdrawn', 'expired'] as const)('nothing more when %s', (state) => {
    expect(allowedEvents(actorAs('sysadmin'), { ...change, state }, now)).toEqual([])
  })

  it('nothing more when its time is over, to the instant', () => {
    expect(allowedEvents(actorAs('sysadmin'), change, later)).toEqual([])
    expect(allowedEvents(actorAs('sysadmin'), { ...change, kind: 'no.such' }, now)).toEqual([])
  })
})

describe('a change of a role in words', () => {
  it('says what comes, goes and is renamed', () => {
    const before = { name: '旧', permissions: ['staff.read', 'ratios.read'] as const, isEnabled: true }
    expect(changeOf(before.permissions, ['staff.read', 'filings.read'])).toEqual({
      added: ['filings.read'],
      removed: ['ratios.read'],
    })
    const after = { permissions: ['staff.read', 'filings.read'] as const, isEnabled: false }
    expect(roleSummary('新', '街镇管理员', before, after)).toBe(
      '角色“旧”（街镇管理员）：改名为“新”；增加 查看本地备案事项；去掉 查看照护比例；不再授予',
    )
    expect(roleSummary('新', '街镇管理员', null, after)).toBe(
      '新角色“新”（街镇管理员）：查询工作人员、查看本地备案事项',
    )
  })
})
