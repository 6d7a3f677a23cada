import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { mintActor, publicActor, type Role } from '@/lib/core/actor'
import { allowedEvents, sideOf } from '@/lib/filings/policy'
import { CASE_EVENTS, type CaseEvent, EVENT_SIDE, nextState } from '@/lib/filings/rules'
import { procedureDefinition } from '@/lib/procedures/schema'
import { AccountRole, CaseState } from '@/prisma/generated/enums'

const COUNTY = '310120'
const states = Object.values(CaseState)
const roles: Role[] = [...Object.values(AccountRole), 'public', 'system']

/** Written out by hand, apart from rules.ts: what each side may do in each state when nothing special holds. */
const OPERATOR: Record<CaseState, CaseEvent[]> = {
  draft: ['save', 'submit', 'discard'],
  received: ['withdraw'],
  correction: ['save', 'withdraw', 'answer_corrections'],
  filed: [],
  noncompliant: ['report_rectified'],
  verified: [],
  withdrawn: [],
}
const REVIEWER: Record<CaseState, CaseEvent[]> = {
  draft: [],
  received: ['assign', 'ask_corrections', 'issue_receipt', 'transcribe_opinion'],
  correction: ['assign', 'transcribe_opinion'],
  filed: ['assign', 'transcribe_opinion', 'record_site_check', 'confirm_compliance', 'notify_noncompliance'],
  noncompliant: ['assign', 'record_site_check', 'confirm_rectified'],
  verified: [],
  withdrawn: [],
}
const NEXT: Partial<Record<CaseState, Partial<Record<CaseEvent, CaseState>>>> = {
  draft: { submit: 'received', discard: 'withdrawn' },
  received: {
    withdraw: 'withdrawn',
    ask_corrections: 'correction',
    return_corrections: 'correction',
    issue_receipt: 'filed',
  },
  correction: { answer_corrections: 'received', withdraw: 'withdrawn' },
  filed: { confirm_compliance: 'verified', notify_noncompliance: 'noncompliant' },
  noncompliant: { confirm_rectified: 'verified' },
}

const PLAIN = { hasCorrection: false, hasUnsettledItems: false }
const VERIFIED = { needsVerification: true }
const actor = (role: Role, more: object = {}) =>
  mintActor({ ...publicActor, role, accountId: role === 'public' || role === 'system' ? null : 'a', ...more })
const filing = (state: CaseState, facts = PLAIN, traits = VERIFIED) => ({
  operatorId: 'body',
  countyCode: COUNTY,
  state,
  facts,
  traits,
})
const sorted = (events: readonly CaseEvent[]) => [...events].sort()

describe.each(roles)('role %s', (role) => {
  const own = {
    operatorId: 'body',
    regionCode: COUNTY,
    regionPath: `100000/310000/${COUNTY}`,
    department: '奉贤区教育局',
  }

  test.each(states)('in state %s: exactly its own events', (state) => {
    const expected = role === 'operator' ? OPERATOR[state] : role === 'reviewer' ? REVIEWER[state] : []
    expect(sorted(allowedEvents(actor(role, own), filing(state)))).toEqual(sorted(expected))
  })

  test.each(states)('in state %s: nothing on somebody else’s case', (state) => {
    for (const away of [
      { operatorId: 'other', regionCode: '310117', regionPath: '100000/310000/310117' },
      { operatorId: null, regionCode: null, regionPath: null },
      // A province sees, and does not decide.
      { operatorId: null, regionCode: '310000', regionPath: '100000/310000' },
      // A township of the county is not the county.
      { operatorId: null, regionCode: `${COUNTY}101`, regionPath: `100000/310000/${COUNTY}/${COUNTY}101` },
    ]) {
      expect(allowedEvents(actor(role, away), filing(state))).toEqual([])
    }
  })
})

describe('what is already there', () => {
  const reviewer = actor('reviewer', { regionCode: COUNTY })
  const may = (facts: typeof PLAIN) => allowedEvents(reviewer, filing('received', facts))

  it('gives the full list of corrections once; afterwards only what was on it', () => {
    expect(may(PLAIN)).not.toContain('return_corrections')
    expect(may({ hasCorrection: true, hasUnsettledItems: true })).toContain('return_corrections')
    expect(may({ hasCorrection: true, hasUnsettledItems: true })).not.toContain('ask_corrections')
    expect(may({ hasCorrection: true, hasUnsettledItems: false })).not.toContain('return_corrections')
  })

  it('ends a procedure without verification at the receipt', () => {
    expect(nextState('received', 'issue_receipt', PLAIN, { needsVerification: false })).toBe('verified')
  })
})

test.each(states)('from %s every event leads where the table says, or nowhere', (state) => {
  const facts = { hasCorrection: false, hasUnsettledItems: true }
  for (const event of CASE_EVENTS) {
    const isPossible = [...OPERATOR[state], ...REVIEWER[state]].includes(event)
    const isReturn = event === 'return_corrections' && state === 'received'
    const expected = isPossible || isReturn ? (NEXT[state]?.[event] ?? state) : null
    expect([event, nextState(state, event, facts, VERIFIED)]).toEqual([event, expected])
  }
})

it('has no way to refuse a filing before the receipt (优化营商环境条例第三十九条)', () => {
  const reached = new Set(
    CASE_EVENTS.filter((event) => EVENT_SIDE[event] === 'reviewer').flatMap((event) =>
      [nextState('received', event, { hasCorrection: true, hasUnsettledItems: true }, VERIFIED)].filter(
        (state) => state !== null,
      ),
    ),
  )
  expect([...reached].sort()).toEqual(['correction', 'filed', 'received'])
})

it('knows no side for somebody not signed in', () => {
  const visitor = mintActor({ ...publicActor, role: 'operator', operatorId: 'body' })
  expect(sideOf(visitor, { operatorId: 'body', countyCode: COUNTY })).toBeNull()
  // A missing body is nobody's body.
  expect(
    sideOf(actor('operator', { operatorId: null }), { operatorId: 'body', countyCode: COUNTY }),
  ).toBeNull()
})

const SEEDS = path.resolve(import.meta.dirname, '../../../prisma/seed/reference/procedures')
const procedures = readdirSync(SEEDS).map((file) => {
  const seed: unknown = JSON.parse(readFileSync(path.join(SEEDS, file), 'utf8'))
  const definition = procedureDefinition.parse((seed as { definition: unknown }).definition)
  return { file, needsVerification: definition.needsVerification }
})

describe.each(procedures)('procedure $file', ({ needsVerification }) => {
  const traits = { needsVerification }
  const own = { operatorId: 'body', regionCode: COUNTY, regionPath: `100000/310000/${COUNTY}` }

  test.each(roles)('role %s may do exactly its own in every state', (role) => {
    const table = role === 'operator' ? OPERATOR : role === 'reviewer' ? REVIEWER : null
    for (const state of states) {
      const allowed = allowedEvents(actor(role, own), filing(state, PLAIN, traits))
      expect([state, sorted(allowed)]).toEqual([state, sorted(table?.[state] ?? [])])
    }
  })

  it('leads from the receipt to the check of its contents, or is done', () => {
    const next = nextState('received', 'issue_receipt', PLAIN, traits)
    expect(next).toBe(needsVerification ? 'filed' : 'verified')
  })
})
