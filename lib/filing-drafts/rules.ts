import type { Answers } from '@/lib/filings/answers'
import { type Inputs, isSameInput } from '@/lib/filings/inputs'
import type { PrefillSource } from '@/lib/procedures/field-register'
import type { ProcedureKind, RegistrationAuthority } from '@/prisma/generated/enums'

/** Begins in a place where nothing is registered yet; a new site is a new filing, never a change. */
const NEW_SITE_KINDS: readonly ProcedureKind[] = ['filing', 'home_filing', 'licence']
export const startsAtNewSite = (kind: ProcedureKind): boolean => NEW_SITE_KINDS.includes(kind)

type Registered = {
  status: 'operating' | 'suspended' | 'closed'
  filingState: 'filed' | 'not_filed' | 'unknown'
}

/** Why a case of this kind cannot begin for the facility, or null. A case under way is not a reason: it is opened again. */
export function startProblem(kind: ProcedureKind, facility: Registered): string | null {
  const { status, filingState } = facility
  if (status === 'closed') return '这家机构已经终止服务。重新开办请新建一件备案'
  if (startsAtNewSite(kind)) return filingState === 'filed' ? '这家机构已经备案。内容有变请办理变更' : null
  if (kind === 'suspension' && status !== 'operating') return '这家机构已经停业'
  if (kind === 'resumption' && status !== 'suspended') return '这家机构没有停业，不用办复业'
  if (kind === 'change' && filingState === 'not_filed') return '这家机构还没有备案，请先办理备案'
  return null
}

/** 机构性质 as the registration authority makes it (登记和备案办法（试行）第四条). */
export const OWNERSHIP_BY_AUTHORITY = {
  staffing_office: 'public',
  civil_affairs: 'nonprofit',
  market_regulation: 'for_profit',
} as const satisfies Record<RegistrationAuthority, string>

export type Prefill = { answers: Answers; sources: Partial<Record<string, PrefillSource>> }

/** Later layers win over earlier ones; empty values never do. */
export function layer(...layers: { source: PrefillSource; answers: Answers }[]): Prefill {
  const prefill: Prefill = { answers: {}, sources: {} }
  for (const { source, answers } of layers) {
    for (const [code, value] of Object.entries(answers)) {
      if (value === null || value === undefined || value === '') continue
      if (Array.isArray(value) && value.length === 0) continue
      prefill.answers[code] = value
      prefill.sources[code] = source
    }
  }
  return prefill
}

/** The inputs of a posted page that differ from how they were drawn; what was drawn and not sent back was emptied. */
export function changedInputs(drawn: Inputs, posted: Inputs): Inputs {
  const names = new Set([...Object.keys(drawn), ...Object.keys(posted)])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const was = drawn[name]
      const sent = posted[name] ?? (Array.isArray(was) ? [] : '')
      // One ticked box arrives as a text, several as a list.
      const now = Array.isArray(was) && typeof sent === 'string' ? [sent] : sent
      return isSameInput(was, now) ? [] : [[name, now]]
    }),
  )
}
