import { expect } from 'vitest'
import { formFields } from '@/lib/core/form'
import { type Answer, type Browser, call, type Door, formOf, signInAs } from './caller'
import { KINDS, type Kind, type Place, withoutRight } from './place'
import { ADMINS, type Fields, type Row } from './row'

export type Gate = { door: Door; accepts: (sent: Record<string, unknown>) => string | null; access: string }
type Places = { own: Place; away: Place }

/** Tries one row as everybody, here and elsewhere; the cells that are not as the row says, and how many were asked. */
export async function checkRow(row: Row, gate: Gate, browser: Browser, { own, away }: Places) {
  const wrong: string[] = []
  let cells = 0
  const made = new Map<string, Promise<Fields>>()
  const sent = async (place: Place, kind: Kind): Promise<Fields> => {
    const isOnes = row.isPersonal || (row.isUsedUp && place.isOwn)
    const key = isOnes ? `${place.county} ${kind}` : place.county
    const fields = made.get(key) ?? Promise.resolve(row.input(place, kind))
    made.set(key, fields)
    const problem = gate.accepts(formFields(formOf(await fields)))
    expect(problem, `${row.action}: the schema refuses the row's input`).toBeNull()
    return fields
  }
  const ask = async (accountId: string | null, place: Place, kind: Kind) => {
    const fields = await sent(place, kind)
    await signInAs(browser, accountId, row.endsSession)
    cells += 1
    return call(gate.door, fields)
  }
  const isKeptOut = (answer: Answer, place: Place): boolean => {
    if (answer.outcome === 'forbidden' || answer.outcome === 'not_found') return true
    if (answer.outcome !== 'in') return false
    if (answer.code === '' && row.leaks !== undefined) return !row.leaks(answer.data)
    if (place.isOwn) return false
    if (answer.code === 'invalid') return row.refusedField !== undefined && row.refusedField in answer.fields
    return answer.code !== '' && answer.code === row.refusedCode
  }
  const expectOut = (who: string, answer: Answer, place: Place) => {
    if (!isKeptOut(answer, place)) wrong.push(`${who} ${place.isOwn ? 'here' : 'elsewhere'}: ${say(answer)}`)
  }

  const visitor = await ask(null, own, row.allowed[0] ?? 'reviewer')
  if (visitor.outcome !== 'unauthenticated') wrong.push(`visitor: ${say(visitor)}`)
  const others = KINDS.filter((kind) => !row.allowed.includes(kind))
  for (const kind of others) {
    expectOut(kind, await ask(own.accounts[kind], own, kind), own)
    if (row.nowhereElse === undefined) expectOut(kind, await ask(own.accounts[kind], away, kind), away)
  }
  for (const kind of row.allowed) {
    const right = typeof row.right === 'object' ? row.right[kind] : row.right
    if (right) {
      const answer = await withoutRight(own, kind, right, () => ask(own.accounts[kind], own, kind))
      expectOut(`${kind} without ${right}`, answer, own)
    }
    if (row.nowhereElse === undefined && (row.isPersonal || !ADMINS.includes(kind)))
      expectOut(kind, await ask(own.accounts[kind], away, kind), away)
  }
  for (const kind of row.allowed) {
    const answer = await ask(own.accounts[kind], own, kind)
    if (answer.outcome !== 'in') wrong.push(`${kind} here: ${say(answer)}`)
    // The look that keeps others out must see what the first one let in gets, or it looks at nothing.
    if (kind === row.allowed[0] && row.leaks && (answer.code !== '' || !row.leaks(answer.data)))
      wrong.push(`${kind} here gets nothing the row's look sees: ${say(answer)}`)
  }
  return { wrong, cells }
}

const say = ({ outcome, code, fields, data }: Answer): string =>
  `${outcome}${code && outcome === 'in' ? ` (${code} ${JSON.stringify(fields)})` : ''}${data === undefined ? '' : ` ${JSON.stringify(data)}`}`
