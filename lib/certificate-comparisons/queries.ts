import 'server-only'
import { z } from 'zod'
import { checkedBy } from '@/lib/certificates/policy'
import { CERTIFICATE_COLUMNS, type CertificateDto, toCertificate } from '@/lib/certificates/queries'
import { numberKeyOf } from '@/lib/certificates/rules'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Reader } from '@/lib/core/db'

/** Those of the named certificates the actor checks, in the order of the queue. */
export async function pickedCertificates(
  actor: Actor,
  ids: readonly string[],
  reader: Reader = db,
): Promise<CertificateDto[]> {
  if (ids.length === 0) return []
  const rows = await reader.staffCertificate.findMany({
    where: { AND: [checkedBy(actor), { id: { in: [...ids] } }] },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: CERTIFICATE_COLUMNS,
  })
  const today = todayInShanghai()
  return rows.map((row) => toCertificate(row, today))
}

/** Those that wait for the actor and whose number a list names. */
export async function waitingByNumber(actor: Actor, numbers: readonly string[]): Promise<CertificateDto[]> {
  const keys = [...new Set(numbers.map(numberKeyOf).filter((key) => key !== ''))]
  const rows = await db.staffCertificate.findMany({
    where: { AND: [checkedBy(actor), { state: 'submitted', numberKey: { in: keys } }] },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: CERTIFICATE_COLUMNS,
  })
  const today = todayInShanghai()
  return rows.map((row) => toCertificate(row, today))
}

export type Comparison = { fileName: string; same: string[] }

const comparison = z.object({ fileName: z.string(), same: z.array(z.string()) })

/** What the actor's last comparison with the list of this fingerprint found the same, as `<id>:<version>`; null: none. */
export async function findComparison(
  actor: Actor,
  listHash: string,
  reader: Reader = db,
): Promise<Comparison | null> {
  const line = await reader.auditEvent.findFirst({
    where: {
      subjectType: 'certificate_list',
      subjectId: listHash,
      action: 'certificate.compare',
      actorId: actor.accountId,
    },
    orderBy: { id: 'desc' },
    select: { after: true },
  })
  return comparison.safeParse(line?.after).data ?? null
}
