import 'server-only'
import { numberKeyOf, usualEnd } from '@/lib/certificates/rules'
import type { Tx } from '@/lib/core/db'
import { fromDateColumn } from '@/lib/format/date'
import type { ListedCertificate } from './staff-row'

export type KnownPerson = { id: string; name: string }
export type KnownPost = { id: string; startedOn: string; sharePercent: number | null }

export const postKey = (person: string, operatorId: string, facilityId: string | null, kind: string) =>
  [person, operatorId, facilityId ?? '', kind].join(' ')

/** What makes two mentions of a certificate the same, as lib/certificates takes it: with a number, type and day of issue. */
export function certificateKey({ type, number, issuedOn, validUntil }: ListedCertificate): string {
  const numberKey = numberKeyOf(number)
  const end = numberKey === '' ? (validUntil ?? usualEnd(type, issuedOn) ?? '') : ''
  return [type, numberKey, issuedOn ?? '', end].join(' ')
}

type Known = {
  people: Map<string, KnownPerson>
  posts: Map<string, KnownPost>
  /** By person's id and certificateKey. */
  certificates: Set<string>
  /** By type and number: the people who claim it. */
  holders: Map<string, Set<string>>
}

/** All that the register knows of the people and certificates a list names, by a query each. */
export async function readKnown(
  reader: Tx,
  identityHashes: readonly string[],
  numberKeys: readonly string[],
): Promise<Known> {
  const people = await reader.staffPerson.findMany({
    where: { identityHash: { in: [...new Set(identityHashes)] } },
    select: { id: true, name: true, identityHash: true },
  })
  const ids = people.map(({ id }) => id)
  const posts = await reader.staffPost.findMany({
    where: { personId: { in: ids }, endedOn: null },
    select: {
      id: true,
      personId: true,
      operatorId: true,
      facilityId: true,
      kind: true,
      startedOn: true,
      sharePercent: true,
    },
  })
  const certificates = await reader.staffCertificate.findMany({
    where: {
      OR: [{ personId: { in: ids } }, { numberKey: { in: numberKeys.filter((key) => key !== '') } }],
      state: { not: 'rejected' },
    },
    select: {
      personId: true,
      type: true,
      number: true,
      numberKey: true,
      issuedOn: true,
      validUntil: true,
      state: true,
    },
  })
  const holders = new Map<string, Set<string>>()
  const there = new Set<string>()
  for (const { personId, type, number, numberKey, issuedOn, validUntil, state } of certificates) {
    if (numberKey !== '' && state !== 'revoked') {
      const key = `${type} ${numberKey}`
      holders.set(key, (holders.get(key) ?? new Set()).add(personId))
    }
    if (numberKey === '' && state !== 'submitted' && state !== 'verified') continue
    const days = {
      issuedOn: issuedOn && fromDateColumn(issuedOn),
      validUntil: validUntil && fromDateColumn(validUntil),
    }
    there.add(`${personId} ${certificateKey({ type, level: null, number, issuerName: '', ...days })}`)
  }
  return {
    people: new Map(people.map(({ identityHash, ...person }) => [identityHash, person])),
    posts: new Map(
      posts.map(({ personId, operatorId, facilityId, kind, startedOn, ...post }) => [
        postKey(personId, operatorId, facilityId, kind),
        { ...post, startedOn: fromDateColumn(startedOn) },
      ]),
    ),
    certificates: there,
    holders,
  }
}
