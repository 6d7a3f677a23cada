import 'server-only'
import type { Reader, Tx } from '@/lib/core/db'
import { openConflict } from '@/lib/staff-conflicts/commands'
import type { CertificateType } from '@/prisma/generated/enums'
import { CERTIFICATE_LABELS } from './labels'

const LOCK_SPACE = 7_361_071

type Numbered = { type: CertificateType; numberKey: string; personId: string }

/** The same number is looked at by one transaction at a time, so that two who hand it in at once find each other. */
export async function lockNumbers(tx: Tx, certificates: readonly Numbered[]): Promise<void> {
  const keys = certificates.filter(({ numberKey }) => numberKey !== '').map(keyOf)
  for (const key of [...new Set(keys)].sort())
    await tx.$queryRaw`select pg_advisory_xact_lock(${LOCK_SPACE}::int, hashtext(${key}))::text`
}

const keyOf = ({ type, numberKey }: Numbered) => `${type}:${numberKey}`

type Shared = Numbered & { otherPersonIds: string[] }

/** Of these certificates those whose number somebody else claims for the same type, handed in or verified. */
export async function findShared(reader: Reader, certificates: readonly Numbered[]): Promise<Shared[]> {
  const numbered = certificates.filter(({ numberKey }) => numberKey !== '')
  if (numbered.length === 0) return []
  const rows = await reader.staffCertificate.findMany({
    where: {
      numberKey: { in: numbered.map(({ numberKey }) => numberKey) },
      state: { in: ['submitted', 'verified', 'expired'] },
    },
    select: { type: true, numberKey: true, personId: true },
  })
  return numbered.flatMap((one) => {
    const others = rows.filter((row) => keyOf(row) === keyOf(one) && row.personId !== one.personId)
    if (others.length === 0) return []
    return [{ ...one, otherPersonIds: [...new Set(others.map(({ personId }) => personId))] }]
  })
}

/**
 * Opens the task that finds out whose number it is; the same number opens one. False when an official has looked at it
 * already and found nothing wrong.
 */
export async function reportShared(
  tx: Tx,
  shared: Shared,
  { countyCode, isDemo }: { countyCode: string | null; isDemo: boolean },
): Promise<boolean> {
  const { personId, type, numberKey, otherPersonIds } = shared
  const key = `duplicate_certificate:${keyOf(shared)}`
  await openConflict(tx, {
    personId,
    kind: 'duplicate_certificate',
    key,
    countyCode,
    detail: { type: CERTIFICATE_LABELS[type], number: numberKey, personIds: [personId, ...otherPersonIds] },
    isDemo,
  })
  return (await tx.staffConflict.count({ where: { key, state: 'open' } })) > 0
}
