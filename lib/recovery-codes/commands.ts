import 'server-only'
import { randomInt } from 'node:crypto'
import { now } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { isRecoveryShape, normalCode, RECOVERY_CODES, recoveryCodeFrom } from './rules'

const hashOf = (accountId: string, code: string) => lookupHash(`recovery:${accountId}:${code}`)

/** Uses up one of the printed codes. */
export async function takeRecoveryCode(tx: Tx, accountId: string, typed: string): Promise<boolean> {
  const code = normalCode(typed)
  if (!isRecoveryShape(code)) return false
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash: hashOf(accountId, code), usedAt: null },
    data: { usedAt: now() },
  })
  return count === 1
}

/** Ten new codes for the old ones; only their hashes are kept. */
export async function makeRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  const codes = new Set<string>()
  while (codes.size < RECOVERY_CODES) codes.add(recoveryCodeFrom(randomInt))
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.recoveryCode.createMany({
    data: [...codes].map((code) => ({ accountId, codeHash: hashOf(accountId, normalCode(code)) })),
  })
  return [...codes]
}
