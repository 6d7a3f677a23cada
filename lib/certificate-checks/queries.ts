import 'server-only'
import { numberKeyOf } from '@/lib/certificates/rules'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { fromDateColumn } from '@/lib/format/date'
import { comparableName } from '@/lib/identity-numbers/rules'
import type { CertificateCheckAnswer, CertificateCheckInput } from './schema'

const NOT_FOUND: CertificateCheckAnswer = {
  result: 'not_found',
  level: null,
  issuer: null,
  issuedOn: null,
  validUntil: null,
}

/**
 * What the portal knows of a certificate in the key's area. Only who has both the name and the number learns anything:
 * a wrong name reads as not found, so numbers cannot be tried for names.
 */
export async function checkCertificate(
  actor: Actor,
  { type, name, number }: CertificateCheckInput,
): Promise<CertificateCheckAnswer> {
  const numberKey = numberKeyOf(number)
  // Papers without a number are kept under none: a dash would find them by the name alone.
  if (numberKey === '') return NOT_FOUND
  const rows = await db.staffCertificate.findMany({
    where: { type, numberKey, state: { not: 'rejected' } },
    orderBy: [{ issuedOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: 20,
    select: {
      state: true,
      level: true,
      issuerName: true,
      issuedOn: true,
      validUntil: true,
      countyCode: true,
      person: { select: { name: true } },
    },
  })
  const named = rows.filter((row) => comparableName(row.person.name) === comparableName(name))
  const inArea = await inAreaOf(
    actor,
    named.flatMap((row) => row.countyCode ?? []),
  )
  const found = named.find((row) => row.countyCode !== null && inArea.has(row.countyCode))
  if (!found) return NOT_FOUND
  const validUntil = found.validUntil && fromDateColumn(found.validUntil)
  const isOver = validUntil !== null && validUntil < todayInShanghai()
  const result =
    found.state === 'revoked'
      ? 'revoked'
      : isOver || found.state === 'expired'
        ? 'expired'
        : found.state === 'verified'
          ? 'valid'
          : 'not_verified'
  return {
    result,
    level: found.level,
    issuer: found.issuerName || null,
    issuedOn: found.issuedOn && fromDateColumn(found.issuedOn),
    validUntil,
  }
}

/** The counties among these that lie in the key's area; a key without an area is for the whole portal. */
async function inAreaOf(actor: Actor, countyCodes: string[]): Promise<Set<string>> {
  if (actor.regionPath === null) return new Set(countyCodes)
  const path = actor.regionPath
  const regions = await db.region.findMany({
    where: { code: { in: countyCodes } },
    select: { code: true, path: true },
  })
  return new Set(
    regions
      .filter((region) => region.path === path || region.path.startsWith(`${path}/`))
      .map(({ code }) => code),
  )
}
