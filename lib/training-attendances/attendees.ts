import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { lookupHash } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { DateString } from '@/lib/format/date'
import { comparableName } from '@/lib/identity-numbers/rules'
import { subtreeRange } from '@/lib/regions/rules'
import { runningOn } from '@/lib/training-ledgers/policy'
import { type AttendeeLine, MOST_ATTENDEES } from './rules'

type Candidate = { id: string; name: string; identityHash: string; identityMasked: string }
const MOST_TOLD = 10

/**
 * The people a list means: in post in the actor's area on the day, by name, and by number where two share it. One
 * answer for "nobody", "elsewhere" and "another number": a list is no way to ask who works where. Throws invalid.
 */
export async function findAttendees(
  tx: Tx,
  actor: Actor,
  lines: readonly AttendeeLine[],
  unreadable: readonly number[],
  day: DateString,
): Promise<string[]> {
  if (lines.length > MOST_ATTENDEES) refuse([`一次最多登记 ${MOST_ATTENDEES} 人，请分几次`])
  const found = await candidates(tx, actor, lines, day)
  const problems = unreadable.map((line) => `第 ${line} 行读不出来：请写姓名，需要时加证件号或后 4 位`)
  const ids = new Set<string>()
  for (const one of lines) {
    const matches = found.filter((person) => isMeant(one, person))
    if (matches.length === 1 && matches[0]) ids.add(matches[0].id)
    else if (matches.length === 0)
      problems.push(`第 ${one.line} 行：本地区当天没有在岗的“${one.name}”，或证件号不符`)
    else problems.push(`第 ${one.line} 行：有 ${matches.length} 个“${one.name}”，请加上证件号后 4 位`)
  }
  if (problems.length === 0 && ids.size === 0) problems.push('名单是空的')
  if (problems.length > 0) refuse(problems)
  return [...ids]
}

function refuse(problems: readonly string[]): never {
  const more = problems.length > MOST_TOLD ? `；另有 ${problems.length - MOST_TOLD} 处` : ''
  throw new AppError('invalid', { attendees: [`${problems.slice(0, MOST_TOLD).join('；')}${more}`] })
}

function isMeant({ name, number }: AttendeeLine, person: Candidate): boolean {
  if (comparableName(name) !== comparableName(person.name)) return false
  if (number === null) return true
  return number.length === 18
    ? person.identityHash === lookupHash(number)
    : person.identityMasked.endsWith(number)
}

function candidates(
  tx: Tx,
  actor: Actor,
  lines: readonly AttendeeLine[],
  day: DateString,
): Promise<Candidate[]> {
  // A name may be stored with another dot or a blank: the number finds it all the same.
  const names = [...new Set(lines.flatMap(({ name }) => [name, comparableName(name)]))]
  const hashes = lines.flatMap(({ number }) => (number?.length === 18 ? [lookupHash(number)] : []))
  const area = actor.regionPath ? { regionPath: subtreeRange(actor.regionPath) } : { id: { in: [] } }
  return tx.staffPerson.findMany({
    where: {
      OR: [{ name: { in: names } }, { identityHash: { in: hashes } }],
      posts: { some: { AND: [area, runningOn(day)] } },
    },
    select: { id: true, name: true, identityHash: true, identityMasked: true },
  })
}
