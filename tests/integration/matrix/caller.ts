import { sessionOf } from '@/tests/support/sessions'
import type { Fields } from './row'

export type Outcome = 'in' | 'unauthenticated' | 'forbidden' | 'not_found' | 'too_many' | 'unexpected'
export type Answer = { outcome: Outcome; fields: Record<string, string[]>; data: unknown; code: string }
type State = { status: string; code?: string; fields?: Record<string, string[]>; data?: unknown }
export type Door = (previous: never, form: FormData) => Promise<State>
export type Browser = { jar: Map<string, string>; headers: Headers }

const KEPT_OUT = ['unauthenticated', 'forbidden', 'not_found', 'too_many', 'unexpected']

export function formOf(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  return form
}

/** Calls an action as its form would. Let in: done, sent on, or refused by a rule of the business. */
export async function call(door: Door, fields: Fields): Promise<Answer> {
  try {
    const { status, code = '', fields: problems = {}, data } = await door(undefined as never, formOf(fields))
    const outcome = status === 'ok' || !KEPT_OUT.includes(code) ? 'in' : (code as Outcome)
    return { outcome, fields: problems, data, code }
  } catch (error) {
    const digest = (error as { digest?: string }).digest ?? ''
    if (digest.startsWith('NEXT_REDIRECT')) return { outcome: 'in', fields: {}, data: undefined, code: '' }
    throw error
  }
}

const sealed = new Map<string, Map<string, string>>()

/** The browser is signed in as the account from now on; null: nobody. */
export async function signInAs(browser: Browser, accountId: string | null, isNew = false): Promise<void> {
  browser.jar.clear()
  if (accountId === null) return
  const known = sealed.get(accountId)
  if (known && !isNew) for (const [name, value] of known) browser.jar.set(name, value)
  else {
    const { openSession } = await import('@/lib/core/session')
    await openSession(await sessionOf(accountId))
    // What ends all sessions of the account ends the kept one too.
    if (isNew) sealed.delete(accountId)
    else sealed.set(accountId, new Map(browser.jar))
  }
}
