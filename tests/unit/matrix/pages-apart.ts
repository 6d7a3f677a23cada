type Apart = { why: string; guard?: string }

const PUBLIC_RECORD = 'a public record, read as a visitor whoever asks'
const BEFORE_SIGN_IN = 'for whoever is not signed in yet'
const needsRecord = (guard: string, record: string): Apart => ({
  guard,
  why: `opened by an id the demo world shows nobody at once (${record}); the guard is held to, the query is scoped`,
})
const ofCase = (when: string): Apart => ({ guard: 'ownCase(', why: `redirects unless ${when}` })

/**
 * Pages that rooms.spec.ts does not open as every account, and why. `guard`: how the page asks who comes, so that it
 * cannot be dropped unnoticed; the others are public.
 */
export const PAGES_APART: Readonly<Record<string, Apart>> = {
  '/facilities/[id]': { why: PUBLIC_RECORD },
  '/receipts/[number]': { why: PUBLIC_RECORD },
  '/proofs/[number]': { why: PUBLIC_RECORD },
  '/targets/[region]/[indicator]': { why: PUBLIC_RECORD },
  '/invitations/[token]': { why: 'whoever holds the link' },
  '/invitations/done': { why: BEFORE_SIGN_IN },
  '/recover': { why: BEFORE_SIGN_IN },
  '/recover/confirm': { why: BEFORE_SIGN_IN },
  '/register': { why: BEFORE_SIGN_IN },
  '/register/confirm': { why: BEFORE_SIGN_IN },
  '/sign-in/enrol': { why: 'a step of signing in: shows nothing without the one before' },
  '/sign-in/new-password': { why: 'a step of signing in: shows nothing without the one before' },
  '/sign-in/second-step': { why: 'a step of signing in: shows nothing without the one before' },
  '/admin/imports/[id]': needsRecord("requireAdmin('imports.run')", 'an import'),
  '/admin/roles/[id]': needsRecord("requireAdmin('roles.change')", 'a custom role'),
  '/office/accounts/[accountId]': needsRecord('requireThat(delegates)', 'an account below the planner'),
  '/office/claims/[id]': needsRecord("requireOfficial('claims.decide')", 'a claim'),
  '/office/ratios/[facilityId]': needsRecord("requireOfficial('ratios.read')", 'a facility with a roster'),
  '/operator/certificates/[personId]': needsRecord("requirePermission('operator.staff')", 'a person'),
  '/operator/classes/[id]': needsRecord("requirePermission('operator.run')", 'a class'),
  '/operator/filings/[id]/[page]': ofCase('the case is a draft'),
  '/operator/filings/[id]/materials': ofCase('the case is a draft'),
  '/operator/filings/[id]/corrections': ofCase('corrections are asked for'),
}
