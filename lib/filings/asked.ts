import {
  CHANGES_WITH,
  FIELD_REGISTER,
  type FieldCode,
  type FieldDefinition,
  findField,
  isFieldCode,
} from '@/lib/procedures/field-register'
import { chosenWords, fieldLabel } from '@/lib/procedures/labels'
import type { Condition, Material, ProcedureDefinition, ProcedurePage } from '@/lib/procedures/schema'
import type { Answers } from './answers'

export type When = Exclude<Condition, string>
export type AskedField = { page: ProcedurePage; code: FieldCode; field: FieldDefinition }

/** What a change may be about: the options of `changed_fields` and what goes along with each. */
const CHANGEABLE = FIELD_REGISTER.changed_fields.options.map(({ value }) => value)
const parentsOf = (code: string): string[] =>
  CHANGEABLE.filter(
    (parent) =>
      parent === code || (isFieldCode(parent) && (CHANGES_WITH[parent] as readonly string[])?.includes(code)),
  )

/** True when the answer is, or contains, one of the values. */
export function holds(when: When, answers: Answers): boolean {
  const answer = answers[when.field]
  const given: unknown[] = Array.isArray(answer) ? answer : [answer]
  return given.some((value) => (when.in as readonly unknown[]).includes(value))
}

/** All that must hold for a field to be asked; in a change only what was chosen, and what goes along with it, is. */
export function conditionsOf(definition: Pick<ProcedureDefinition, 'effect'>, code: string): When[] {
  const own = findField(code)?.required
  const parents = definition.effect === 'change' ? parentsOf(code) : []
  return [
    ...(typeof own === 'object' ? [own] : []),
    ...(parents.length > 0 ? [{ field: 'changed_fields', in: parents }] : []),
  ]
}

/** Registered fields of a procedure, page by page, whether asked now or not. */
export function fieldsOf(definition: Pick<ProcedureDefinition, 'pages'>): AskedField[] {
  return definition.pages.flatMap((page) =>
    page.fields.filter(isFieldCode).map((code) => ({ page, code, field: FIELD_REGISTER[code] })),
  )
}

/** Answers that count: of fields on the form, and in a change of what was chosen. Old values nobody asked for drop out. */
function counted(definition: Pick<ProcedureDefinition, 'pages' | 'effect'>, answers: Answers): Answers {
  const codes = fieldsOf(definition)
    .filter(({ code }) =>
      conditionsOf(definition, code).every((when) => when.field !== 'changed_fields' || holds(when, answers)),
    )
    .map(({ code }) => code)
  return Object.fromEntries(codes.flatMap((code) => (code in answers ? [[code, answers[code]]] : [])))
}

/** The fields these answers make the form ask. */
export function askedFields(
  definition: Pick<ProcedureDefinition, 'pages' | 'effect'>,
  answers: Answers,
): AskedField[] {
  const known = counted(definition, answers)
  return fieldsOf(definition).filter(({ code }) =>
    conditionsOf(definition, code).every((when) => holds(when, known)),
  )
}

/** What is sent in: the answers to what was asked, nothing left over from earlier choices. */
export function answersToSend(definition: ProcedureDefinition, answers: Answers): Answers {
  const codes = askedFields(definition, answers).map(({ code }) => code)
  return Object.fromEntries(codes.flatMap((code) => (code in answers ? [[code, answers[code]]] : [])))
}

/** Pages that ask anything now. */
export function askedPages(definition: ProcedureDefinition, answers: Answers): ProcedurePage[] {
  const ids = new Set(askedFields(definition, answers).map(({ page }) => page.id))
  return definition.pages.filter((page) => ids.has(page.id))
}

// In a change of the classes, rooms and staff may stay as they are.
const MAY_STAY: readonly string[] = [
  'rooms',
  'staff',
  'credit_code',
  'registration_authority',
  'authority_name',
]

/** Must the field be answered, given that it is asked? */
export function isRequired(definition: Pick<ProcedureDefinition, 'effect'>, code: FieldCode): boolean {
  if (definition.effect === 'change' && MAY_STAY.includes(code)) return false
  return FIELD_REGISTER[code].required !== 'optional'
}

/** The materials these answers make the form ask, and whether each must be there. */
export function askedMaterials(
  definition: ProcedureDefinition,
  answers: Answers,
): { material: Material; isRequired: boolean }[] {
  const sent = answersToSend(definition, answers)
  return definition.materials.flatMap((material): { material: Material; isRequired: boolean }[] => {
    if (material.required === 'always') return [{ material, isRequired: true }]
    if (material.required === 'optional') return [{ material, isRequired: false }]
    return holds(material.required, sent) ? [{ material, isRequired: true }] : []
  })
}

/** “场地”选“租赁”时填写 */
export const conditionWords = (when: When): string =>
  `“${fieldLabel(when.field)}”选${chosenWords(when)}时填写`
