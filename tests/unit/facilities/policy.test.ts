import { describe, expect, test } from 'vitest'
import { type Actor, mintActor, publicActor, type Role } from '@/lib/core/actor'
import { allowedEvents, keepsRegister, visibleTo } from '@/lib/facilities/policy'
import { AccountRole } from '@/prisma/generated/enums'

const FENGXIAN = '100000/310000/310120'
const NANQIAO = `${FENGXIAN}/310120001`
const PUDONG = '100000/310000/310115'

const actorOf = (role: Role, regionPath: string | null = FENGXIAN): Actor =>
  mintActor({
    ...publicActor,
    role,
    accountId: 'a',
    regionPath,
    regionCode: regionPath?.split('/').at(-1) ?? null,
  })

const ROLES: Role[] = [...Object.values(AccountRole), 'public', 'system']
const KEEPERS: Role[] = ['reviewer', 'planner', 'sysadmin', 'system']
const ANYWHERE: Role[] = ['sysadmin', 'system']
const SEES_CLOSED: Role[] = [
  'reviewer',
  'department',
  'inspector',
  'township',
  'planner',
  'sysadmin',
  'secadmin',
  'auditor',
  'system',
]

describe('who sees', () => {
  test.each(ROLES)('%s', (role) => {
    const statuses = visibleTo(actorOf(role)).statuses
    expect(statuses).toContain('operating')
    expect(statuses).toContain('suspended')
    expect(statuses.includes('closed')).toBe(SEES_CLOSED.includes(role))
  })
})

describe('who keeps the register', () => {
  test.each(ROLES)('%s in the own area, below it, and elsewhere', (role) => {
    const actor = actorOf(role)
    expect(keepsRegister(actor, FENGXIAN)).toBe(KEEPERS.includes(role))
    expect(keepsRegister(actor, NANQIAO)).toBe(KEEPERS.includes(role))
    expect(keepsRegister(actor, PUDONG)).toBe(ANYWHERE.includes(role))
    expect(keepsRegister(actor, '100000/310000')).toBe(ANYWHERE.includes(role))
  })

  test('a path that only begins alike is another area', () => {
    expect(keepsRegister(actorOf('planner'), '100000/310000/3101200')).toBe(false)
  })

  test('an official without an area keeps nothing', () => {
    expect(keepsRegister(actorOf('planner', null), NANQIAO)).toBe(false)
  })
})

describe('what may be done', () => {
  test.each([
    ['operating', ['edit', 'suspend', 'close', 'award_title', 'sign_doctor', 'withdraw_title', 'end_doctor']],
    ['suspended', ['edit', 'resume', 'close', 'award_title', 'sign_doctor', 'withdraw_title', 'end_doctor']],
    ['closed', ['edit', 'withdraw_title', 'end_doctor']],
  ] as const)('%s: %j', (status, events) => {
    for (const role of ROLES) {
      const allowed = allowedEvents(actorOf(role), { regionPath: NANQIAO, status })
      expect(allowed).toEqual(KEEPERS.includes(role) ? events : [])
    }
    expect(allowedEvents(actorOf('planner'), { regionPath: PUDONG, status })).toEqual([])
  })
})
