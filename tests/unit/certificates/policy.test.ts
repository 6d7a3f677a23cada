import { describe, expect, it } from 'vitest'
import { allowedEvents, checkedBy, mayWithdraw, visibleTo } from '@/lib/certificates/policy'
import { type Actor, mintActor } from '@/lib/core/actor'
import { AccountRole, CertificateState } from '@/prisma/generated/enums'
import { actorAs, FENGXIAN_PATH } from '@/tests/support/small-world'

const YUNNAN = '100000/530000/530102'
const NOTHING = { id: { in: [] } }
const of = (
  state: CertificateState,
  countyPath: string | null,
  submittedById: string | null = 'somebody',
) => ({
  state,
  countyPath,
  submittedById,
})

const MOVES: Record<CertificateState, string[]> = {
  submitted: ['verify', 'reject'],
  verified: ['revoke'],
  rejected: [],
  expired: [],
  revoked: [],
}
const DECIDES: readonly AccountRole[] = ['reviewer', 'sysadmin']

describe('who decides, in which state, where', () => {
  for (const role of Object.values(AccountRole))
    for (const state of Object.values(CertificateState))
      it(`${role}, ${state}`, () => {
        const isAdmin = role === 'sysadmin'
        const actor = actorAs(role, isAdmin ? 'none' : 'fengxian')
        const moves = DECIDES.includes(role) ? MOVES[state] : []
        expect(allowedEvents(actor, of(state, FENGXIAN_PATH))).toEqual(moves)
        expect(allowedEvents(actor, of(state, YUNNAN))).toEqual(isAdmin ? moves : [])
        expect(allowedEvents(actor, of(state, null))).toEqual(isAdmin ? moves : [])
        expect(allowedEvents(actor, of(state, FENGXIAN_PATH, actor.accountId))).toEqual([])
      })

  it('only time expires', () => {
    expect(allowedEvents(actorAs('system'), of('verified', null))).toEqual(['expire'])
    expect(allowedEvents(actorAs('public'), of('submitted', FENGXIAN_PATH))).toEqual([])
  })
})

describe('who sees', () => {
  it.each(['public', 'parent', 'department', 'secadmin', 'auditor'] as const)('%s sees nothing', (role) => {
    expect(visibleTo(actorAs(role, 'fengxian'))).toEqual(NOTHING)
    expect(checkedBy(actorAs(role, 'fengxian'))).toEqual(NOTHING)
  })

  it('a filter is never missing for somebody without an area, a body or a record', () => {
    for (const role of ['operator', 'staff', 'reviewer', 'planner'] as const) {
      expect(visibleTo(actorAs(role))).toEqual(NOTHING)
      expect(checkedBy(actorAs(role))).toEqual(NOTHING)
    }
  })

  it('who reads staff without verifying has no queue', () => {
    expect(visibleTo(actorAs('planner', 'fengxian'))).not.toEqual(NOTHING)
    expect(checkedBy(actorAs('planner', 'fengxian'))).toEqual(NOTHING)
  })
})

describe('taking back', () => {
  const as = (role: 'operator' | 'staff', more: Partial<Actor>) => mintActor({ ...actorAs(role), ...more })
  const byBody = { state: 'submitted' as const, personId: 'p', operatorId: 'body' }
  it.each([
    ['the body', as('operator', { operatorId: 'body' }), byBody, true],
    ['another body', as('operator', { operatorId: 'other' }), byBody, false],
    ['the person, of what the body sent', as('staff', { staffPersonId: 'p' }), byBody, false],
    ['the person', as('staff', { staffPersonId: 'p' }), { ...byBody, operatorId: null }, true],
    ['somebody else', as('staff', { staffPersonId: 'q' }), { ...byBody, operatorId: null }, false],
    [
      'what was verified',
      as('operator', { operatorId: 'body' }),
      { ...byBody, state: 'verified' as const },
      false,
    ],
  ])('%s', (_who, actor, certificate, may) => {
    expect(mayWithdraw(actor, certificate)).toBe(may)
  })
})
