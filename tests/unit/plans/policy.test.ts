import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/core/actor'
import { allowedEvents, canSetReference } from '@/lib/plans/policy'
import { AccountRole } from '@/prisma/generated/enums'
import { type Area, actorAs, FENGXIAN_PATH } from '@/tests/support/small-world'

const ROLES: Role[] = [...Object.values(AccountRole), 'public', 'system']
const AREAS: Area[] = ['fengxian', 'shanghai', 'nanqiao', 'yunnan', 'none']
const cases = ROLES.flatMap((role) => AREAS.map((area) => [role, area] as const))

describe.each(cases)('%s of %s, plan of 奉贤', (role, area) => {
  it('changes targets only as its planner or as system administrator', () => {
    const may = role === 'sysadmin' || (role === 'planner' && ['fengxian', 'shanghai'].includes(area))
    const events = allowedEvents(actorAs(role, area), { regionPath: FENGXIAN_PATH })
    expect(events).toEqual(may ? ['change_target', 'set_members'] : [])
  })

  it('moves the reference of all regions only as system administrator', () => {
    expect(canSetReference(actorAs(role, area))).toBe(role === 'sysadmin')
  })
})
