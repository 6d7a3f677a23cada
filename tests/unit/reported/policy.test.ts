import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/core/actor'
import { allowedEvents, canEnter, visibleTo } from '@/lib/reported/policy'
import { AccountRole } from '@/prisma/generated/enums'
import { type Area, actorAs, FENGXIAN_PATH } from '@/tests/support/small-world'

const ROLES: Role[] = [...Object.values(AccountRole), 'public', 'system']
const AREAS: Area[] = ['fengxian', 'shanghai', 'nanqiao', 'yunnan']
const COVERING: Area[] = ['fengxian', 'shanghai']
const KEEPERS: Role[] = ['planner', 'reviewer']
const cases = ROLES.flatMap((role) => AREAS.map((area) => [role, area] as const))

const figureOf = (enteredById: string | null, state: 'submitted' | 'confirmed' = 'submitted') => ({
  regionPath: FENGXIAN_PATH,
  state,
  enteredById,
})

describe.each(cases)('%s of %s, figure of 奉贤', (role, area) => {
  const actor = actorAs(role, area, 'me')
  const decides = role === 'sysadmin' || (KEEPERS.includes(role) && COVERING.includes(area))

  it('enters in the own area', () => {
    expect(canEnter(actor, FENGXIAN_PATH)).toBe(role === 'system' || decides)
  })

  it("decides another person's figure, never the own one", () => {
    expect(allowedEvents(actor, figureOf('somebody'))).toEqual(decides ? ['confirm', 'reject'] : [])
    expect(allowedEvents(actor, figureOf('me'))).toEqual(actor.accountId === null ? [] : ['withdraw'])
    expect(allowedEvents(actor, figureOf('somebody', 'confirmed'))).toEqual(decides ? ['revoke'] : [])
    expect(allowedEvents(actor, figureOf('me', 'confirmed'))).toEqual([])
  })
})

describe('visibleTo', () => {
  it.each(ROLES)('%s', (role) => {
    const scope = visibleTo(actorAs(role, 'fengxian'))
    if (['sysadmin', 'system'].includes(role)) expect(scope).toEqual({})
    else if (['parent', 'operator', 'staff', 'secadmin', 'auditor', 'public'].includes(role))
      expect(scope).toEqual({ id: { in: [] } })
    else expect(scope).toEqual({ region: { path: { gte: FENGXIAN_PATH, lt: `${FENGXIAN_PATH}0` } } })
  })

  it('matches nothing for an official without an area', () => {
    expect(visibleTo(actorAs('planner'))).toEqual({ id: { in: [] } })
  })
})
