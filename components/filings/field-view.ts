import { PREFILL_HINTS } from '@/lib/filing-drafts/labels'
import type { Prefill } from '@/lib/filing-drafts/rules'
import { type Answers, isRecord, staffOf } from '@/lib/filings/answers'
import {
  type AskedField,
  conditionsOf,
  conditionWords,
  fieldsOf,
  holds,
  isRequired,
  type When,
} from '@/lib/filings/asked'
import { type Inputs, inputsOf } from '@/lib/filings/inputs'
import { sameAnswer } from '@/lib/filings/missing'
import type { CaseDto } from '@/lib/filings/queries'
import { answerLines, type Names } from '@/lib/filings/words'
import type { FieldKind, FieldOption } from '@/lib/procedures/field-register'
import { STAFF_KIND_OPTIONS } from '@/lib/procedures/field-register'
import type { ProcedurePage } from '@/lib/procedures/schema'

/** One question of a page as it is drawn; plain data, so that it may cross to the browser. */
export type FieldView = {
  code: string
  label: string
  kind: FieldKind
  hint: string
  unit: string
  options: FieldOption[]
  optional: boolean
  inputs: Inputs
  /** Where a value that was filled in for the person is from. */
  source: string
  /** A change: what the register holds now. */
  before: string[] | null
  /** Conditions on other questions of the same page, and how they read without JavaScript. */
  whens: When[]
  whenWords: string
  /** A sealed number as it may be shown. */
  masked: string
  /** Rooms to choose from, for classes. */
  rooms: FieldOption[]
  people: { personId: string; name: string; note: string }[]
}

export type Person = { personId: string; name: string; kind: string; qualification: string }

type Context = {
  filing: CaseDto
  page: ProcedurePage
  prefill: Prefill
  before: Answers
  people: readonly Person[]
  townships: readonly FieldOption[]
  rooms: readonly FieldOption[]
  names: Names
}

const isOnPage = (page: ProcedurePage, when: When) => page.fields.includes(when.field)

/** The questions of a page: those that apply, and those that would if another answer on the same page changed. */
export function fieldViews(context: Context): FieldView[] {
  const { filing, page } = context
  return fieldsOf(filing.definition)
    .filter((asked) => asked.page.id === page.id)
    .filter(({ code }) =>
      conditionsOf(filing.definition, code).every((when) => isOnPage(page, when) || holds(when, filing.data)),
    )
    .map((asked) => viewOf(asked, context))
}

function viewOf({ code, field }: AskedField, context: Context): FieldView {
  const { filing, page, prefill, before, names } = context
  const { definition, data } = filing
  const whens = conditionsOf(definition, code).filter((when) => isOnPage(page, when))
  const value = data[code]
  const isPrefilled = code in prefill.answers && sameAnswer(prefill.answers[code], value)
  const source = isPrefilled ? prefill.sources[code] : undefined
  const isChange = definition.effect === 'change' && code in before
  return {
    code,
    label: field.label,
    kind: field.kind,
    hint: field.hint,
    unit: field.unit,
    options: field.kind === 'region' ? [...context.townships] : [...field.options],
    optional: !isRequired(definition, code),
    inputs: field.kind === 'staff' ? staffInputs(code, data, context.people) : inputsOf([code], data),
    source: source && !isChange ? PREFILL_HINTS[source] : '',
    before: isChange ? answerLines(code, before, names) : null,
    whens,
    whenWords: whens.map(conditionWords).join('；'),
    masked: isRecord(value) && typeof value.masked === 'string' ? value.masked : '',
    rooms: field.kind === 'classes' ? [...context.rooms] : [],
    people: field.kind === 'staff' ? peopleOf(context.people) : [],
  }
}

/** Everybody on the staff list has an input, also who is not on the filing. */
const staffInputs = (code: string, data: Answers, people: readonly Person[]): Inputs => ({
  ...Object.fromEntries(people.map(({ personId }) => [`${code}.${personId}`, ''])),
  ...Object.fromEntries(staffOf(data).map((row) => [`${code}.${row.personId}`, row.kind])),
})

const peopleOf = (people: readonly Person[]) =>
  people.map(({ personId, name, kind, qualification }) => {
    const post = STAFF_KIND_OPTIONS.find((option) => option.value === kind)?.label ?? ''
    return { personId, name, note: [post, qualification].filter((part) => part !== '').join('，') }
  })

/** The keys of the rows drawn, in order. */
export function rowKeys(view: FieldView): string[] {
  return [...new Set(Object.keys(view.inputs).map((name) => name.split('.')[1] ?? ''))]
}
