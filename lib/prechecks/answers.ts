import type { SiteKind } from './facts'
import { type Question, sectionsFor } from './questions'

const KINDS: readonly SiteKind[] = ['institution', 'home']

export type Typed = Record<string, readonly string[]>
export type Params = Record<string, string | string[] | undefined>

export type PrecheckAnswers = {
  region: string
  kind: SiteKind | null
  /** What was typed, by question; empty answers are absent. */
  typed: Typed
  /** What could not be read, by question: it counts as not said. */
  problems: Record<string, string[]>
}

const listOf = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value : [value ?? '']).map((text) => text.trim()).filter((text) => text !== '')

const LONGEST = 40
const narrow = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/(\d),(?=\d{3}(\D|$))/g, '$1')
    .trim()

/** Reads an address. Anything may stand in it; what no question asks is left out. */
export function readAnswers(params: Params): PrecheckAnswers {
  const kind = KINDS.find((one) => one === listOf(params.kind)[0]) ?? null
  const questions = kind ? sectionsFor(kind).flatMap((section) => section.questions) : []
  const typed: Typed = {}
  const problems: Record<string, string[]> = {}
  for (const question of questions) {
    const values = listOf(params[question.name]).slice(0, 10)
    if (values.length === 0) continue
    typed[question.name] = values.map((value) => value.slice(0, LONGEST))
    const problem = problemOf(question, values)
    if (problem) problems[question.name] = [problem]
  }
  return { region: (listOf(params.region)[0] ?? '').slice(0, 60), kind, typed, problems }
}

function problemOf(question: Question, values: readonly string[]): string | null {
  const of = `${question.label}：`
  if (question.kind === 'choice' || question.kind === 'choices') {
    const isKnown = values.every((value) => question.options.some((option) => option.value === value))
    return isKnown && (question.kind === 'choices' || values.length === 1) ? null : `${of}请从选项里选`
  }
  const text = narrow(values[0] ?? '')
  if (question.kind === 'whole')
    return /^\d{1,5}$/.test(text) ? null : `${of}请填写 0 到 99999 的整数，例如 12`
  return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? null : `${of}请填写数字，最多两位小数，例如 120 或 35.5`
}

/** An answer as a number; null: not said or not readable. */
export function figureOf({ typed, problems }: PrecheckAnswers, name: string): number | null {
  const value = typed[name]?.[0]
  return value === undefined || problems[name] ? null : Number(narrow(value))
}

export const choiceOf = ({ typed, problems }: PrecheckAnswers, name: string): string | null =>
  problems[name] ? null : (typed[name]?.[0] ?? null)

/** The address that holds the answers, without empty ones. */
export function answersQuery(
  { region, kind, typed }: Pick<PrecheckAnswers, 'region' | 'kind' | 'typed'>,
  extra: Record<string, string> = {},
): string {
  const query = new URLSearchParams()
  if (region) query.set('region', region)
  if (kind) query.set('kind', kind)
  for (const [name, values] of Object.entries(typed)) for (const value of values) query.append(name, value)
  for (const [name, value] of Object.entries(extra)) query.set(name, value)
  return query.toString()
}
