import 'server-only'
import { z } from 'zod'
import { isCertified } from '@/lib/certificates/rules'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { fromDateColumn, toDateColumn } from '@/lib/format/date'

export type StaffSummary = {
  /** People with a running post. */
  people: number
  /** Those of them in a post that asks a certificate of its own, and those of these who hold it, verified and good today. */
  needCertificate: number
  certified: number
}

/** What the public learns of a facility's staff: counts, never a name. Null where no staff is on record: unknown, not zero. */
export async function findStaffSummary(_actor: Actor, facilityId: string): Promise<StaffSummary | null> {
  if (!z.uuid().safeParse(facilityId).success) return null
  const today = todayInShanghai()
  const posts = await db.staffPost.findMany({
    // A start may be announced before its day; until then nobody works there.
    where: { facilityId, endedOn: null, startedOn: { lte: toDateColumn(today) } },
    select: {
      kind: true,
      personId: true,
      person: {
        select: {
          certificates: {
            where: { state: 'verified' },
            select: { type: true, state: true, issuedOn: true, validUntil: true },
          },
        },
      },
    },
  })
  if (posts.length === 0) return null
  const answers = new Map<string, boolean | null>()
  for (const { personId, kind, person } of posts) {
    const certificates = person.certificates.map(({ issuedOn, validUntil, ...one }) => ({
      ...one,
      issuedOn: issuedOn && fromDateColumn(issuedOn),
      validUntil: validUntil && fromDateColumn(validUntil),
    }))
    const answer = isCertified(kind, certificates, today)
    const before = answers.get(personId)
    // In two posts a person is certified when every post that asks is answered.
    const both = answer === null ? before : before === false ? false : answer
    answers.set(personId, both ?? null)
  }
  const asked = [...answers.values()].filter((answer) => answer !== null)
  return {
    people: answers.size,
    needCertificate: asked.length,
    certified: asked.filter(Boolean).length,
  }
}
