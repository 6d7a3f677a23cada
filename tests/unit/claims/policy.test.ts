import { describe, expect, it } from 'vitest'
import { allowedEvents, visibleTo } from '@/lib/claims/policy'
import { CLAIM_EVENTS, nextState } from '@/lib/claims/rules'
import { mintActor, publicActor, type Role } from '@/lib/core/actor'
import { AccountRole, ClaimState } from '@/prisma/generated/enums'

const PATH = '100000/310000/310120'
const claim = { operatorId: 'body', regionPath: `${PATH}/310120101`, requestedById: 'asker' }
const actor = (role: Role, more: Record<string, string | null> = {}) =>
  mintActor({ ...publicActor, role, accountId: 'me', regionCode: '310120', regionPath: PATH, ...more })

describe('claims: role × state', () => {
  const roles = [...Object.values(AccountRole), 'public', 'system'] as Role[]
  const states = Object.values(ClaimState)

  it.each(roles.flatMap((role) => states.map((state) => [role, state] as const)))('%s, %s', (role, state) => {
    const one = role === 'public' || role === 'system' ? actor(role, { accountId: null }) : actor(role)
    const expected = role === 'reviewer' && state === 'requested' ? ['grant', 'refuse'] : []
    expect(allowedEvents(one, { ...claim, state })).toEqual(expected)
  })

  it.each(states)('own operator, %s', (state) => {
    const own = actor('operator', { operatorId: 'body' })
    expect(allowedEvents(own, { ...claim, state })).toEqual(state === 'requested' ? ['withdraw'] : [])
    const other = actor('operator', { operatorId: 'other' })
    expect(allowedEvents(other, { ...claim, state })).toEqual([])
  })

  it('a reviewer of another area, or the one who asked, decides nothing', () => {
    const open = { ...claim, state: 'requested' } as const
    expect(allowedEvents(actor('reviewer', { regionPath: '100000/310000/310117' }), open)).toEqual([])
    expect(allowedEvents(actor('reviewer', { regionPath: null }), open)).toEqual([])
    expect(allowedEvents(actor('reviewer', { accountId: 'asker' }), open)).toEqual([])
  })

  it('what is decided stays decided', () => {
    for (const state of states)
      for (const event of CLAIM_EVENTS) expect(nextState(state, event) === null).toBe(state !== 'requested')
  })

  it('whoever has no business here sees nothing', () => {
    const nothing = { id: { in: [] } }
    for (const role of roles.filter((one) => !['reviewer', 'system'].includes(one)))
      expect(visibleTo(actor(role))).toEqual(nothing)
    expect(visibleTo(actor('reviewer', { regionPath: null }))).toEqual(nothing)
  })
})
