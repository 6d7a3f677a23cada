import type { Route } from 'next'
import { type Answers, isRecord } from '@/lib/filings/answers'
import { askedPages } from '@/lib/filings/asked'
import type { Inputs } from '@/lib/filings/inputs'
import { MATERIALS_PAGE } from '@/lib/filings/missing'
import { isFieldCode } from '@/lib/procedures/field-register'
import type { ProcedureDefinition } from '@/lib/procedures/schema'

/** The inputs of a page as they were drawn, carried in the form; what is no such list is none. */
export function drawnInputs(text: string): Inputs {
  try {
    const parsed: unknown = JSON.parse(text)
    if (!isRecord(parsed)) return {}
    return Object.fromEntries(
      Object.entries(parsed).flatMap(([name, value]): [string, string | string[]][] => {
        if (typeof value === 'string') return [[name, value]]
        return Array.isArray(value) ? [[name, value.map(String)]] : []
      }),
    )
  } catch {
    return {}
  }
}

// Forms send line ends as CR LF: a text nobody touched must not look changed.
const asDrawn = (text: string) => text.replace(/\r\n?/g, '\n')

/** The posted inputs of these names; an unticked box sends nothing and is empty. Files are no answers. */
export function postedInputs(form: Readonly<Record<string, unknown>>, names: readonly string[]): Inputs {
  return Object.fromEntries(
    names
      .filter((name) => isFieldCode(name.split('.')[0] ?? ''))
      .map((name) => {
        const value = form[name]
        if (Array.isArray(value)) return [name, value.filter((one) => typeof one === 'string').map(asDrawn)]
        return [name, typeof value === 'string' ? asDrawn(value) : '']
      }),
  )
}

export const caseHref = (caseId: string, rest = '') => `/operator/filings/${caseId}${rest}` as Route

/** The steps of the form in order: the pages that ask anything now, then the files. */
export const stepsOf = (definition: ProcedureDefinition, answers: Answers): string[] => [
  ...askedPages(definition, answers).map((page) => page.id),
  ...(definition.materials.length > 0 ? [MATERIALS_PAGE] : []),
]

/** Where a saved page leads. */
export function nextPage(
  caseId: string,
  page: string,
  go: string,
  back: 'check' | 'corrections' | '',
  saved: { filing: { definition: ProcedureDefinition }; answers: Answers },
): Route {
  if (go === 'list') return caseHref(caseId)
  const [verb, list, key] = go.split(':')
  if (verb === 'add' || verb === 'remove') {
    // The row in the query makes it another address: for a hash alone the browser would not fetch the page again.
    const query = new URLSearchParams({ ...(back !== '' && { back }), [verb]: key ?? '' })
    return caseHref(caseId, `/${page}?${query}#field-${list}`)
  }
  if (back !== '') return caseHref(caseId, `/${back}`)
  const order = saved.filing.definition.pages.map(({ id }) => id)
  const steps = stepsOf(saved.filing.definition, saved.answers)
  const following = steps.find((id) => id === MATERIALS_PAGE || order.indexOf(id) > order.indexOf(page))
  return caseHref(caseId, `/${following ?? 'check'}`)
}
