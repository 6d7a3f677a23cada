import { CLASS_KINDS, type ClassKind } from '@/lib/facilities/rules'
import type { DateString } from '@/lib/format/date'
import { CHANGES_WITH, type FieldCode, isFieldCode } from '@/lib/procedures/field-register'
import type { ProcedureEffect } from '@/lib/procedures/schema'
import type { RegisterAnswers } from './schema'

type PlacesByKind = Record<ClassKind, number>

/** Places by kind of class; a kind without a class is known to be zero, no class at all leaves them unknown (null). */
export function placesOf(classes: NonNullable<RegisterAnswers['classes']>): PlacesByKind | null {
  if (classes.length === 0) return null
  const places: PlacesByKind = { infant: 0, toddler: 0, older: 0, mixed: 0 }
  for (const { kind, places: count } of classes) places[kind] += count ?? 0
  return places
}

/** The register's columns these answers hold: a code that was not answered leaves its column alone. */
export function columnsOfAnswers(answers: RegisterAnswers) {
  const places = answers.classes && placesOf(answers.classes)
  const placesColumns = CLASS_KINDS.map((kind) => [
    `places${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    places ? places[kind] : null,
  ])
  return {
    ...given('name', answers.name),
    ...given('creditCode', answers.credit_code),
    ...given('address', answers.address),
    ...given('kind', answers.facility_kind),
    ...given('ownership', answers.ownership),
    ...given('inclusive', answers.inclusive),
    ...given('headName', answers.head_name),
    ...given('phone', answers.contact_phone),
    ...given('serviceForms', answers.service_forms),
    ...given('feeFullDayYuan', answers.fee_full_day),
    ...given('feeHalfDayYuan', answers.fee_half_day),
    ...given('feeHourlyYuan', answers.fee_hourly),
    ...given('feeMealsYuan', answers.fee_meals),
    ...(answers.classes && (Object.fromEntries(placesColumns) as PlacesColumns)),
  }
}

type PlacesColumns = Record<'placesInfant' | 'placesToddler' | 'placesOlder' | 'placesMixed', number | null>

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}

/**
 * What a change may touch: the ticked fields and what goes along with them. Anything else left in the draft stays out
 * of the register (托育机构登记和备案办法（试行）第十条).
 */
export function changedAnswers(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const ticked = (Array.isArray(data.changed_fields) ? data.changed_fields : []).filter(
    (code): code is FieldCode => typeof code === 'string' && isFieldCode(code),
  )
  const allowed = new Set<string>(ticked.flatMap((code) => [code, ...(CHANGES_WITH[code] ?? [])]))
  return Object.fromEntries(Object.entries(data).filter(([code]) => allowed.has(code)))
}

const DAY_OF_EFFECT = {
  suspend: 'suspended_from',
  resume: 'resumes_on',
  cancel: 'ends_on',
} as const satisfies Record<Exclude<ProcedureEffect, 'file' | 'change'>, keyof RegisterAnswers>

export type StatusEffect = keyof typeof DAY_OF_EFFECT

export const STATUS_EVENT_OF = { suspend: 'suspend', resume: 'resume', cancel: 'close' } as const

export const isStatusEffect = (effect: ProcedureEffect): effect is StatusEffect => effect in DAY_OF_EFFECT

/**
 * Since when the new status stands: the day the operator named, or the day of acceptance; never before the last change
 * of status. A named day still to come is kept as it is: families plan by it.
 */
export function statusDay(
  effect: StatusEffect,
  answers: RegisterAnswers,
  acceptedOn: DateString,
  previous: DateString | null,
): DateString {
  const named = answers[DAY_OF_EFFECT[effect]] ?? acceptedOn
  return previous !== null && previous > named ? previous : named
}

export type Namesake = {
  id: string
  operatorId: string | null
  status: 'operating' | 'suspended' | 'closed'
  hasValidReceipt: boolean
  creditCode: string | null
  address: string | null
}

/**
 * What a first filing does when the register has the facility already: nobody's is taken over instead of doubled; a
 * closed one of one's own files anew; another operator's, or one's own with a valid receipt, is for the reviewer to settle.
 */
export function settleNamesake(
  found: Namesake,
  filing: { operatorId: string; creditCode: string | undefined; address: string | undefined },
): 'take_over' | 'separate' | 'of_another' | 'already_filed' {
  const isSameSite =
    found.creditCode === filing.creditCode && (found.address ?? '') === (filing.address ?? '')
  if (found.operatorId !== null && found.operatorId !== filing.operatorId) {
    return found.status === 'closed' && !isSameSite ? 'separate' : 'of_another'
  }
  if (found.status === 'closed') return isSameSite ? 'take_over' : 'separate'
  if (found.operatorId === null || !found.hasValidReceipt) return 'take_over'
  // The same body at another address: a new site is a filing of its own.
  return isSameSite ? 'already_filed' : 'separate'
}
