import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { hashPassword } from '@/lib/core/password'
import type { PermissionCode } from '@/lib/core/permissions'
import type { AccountRole } from '@/prisma/generated/enums'
import type { CreateAccountInput } from './schema'

type LockedRow = { id: string; role: AccountRole; regionCode: string | null; isEnabled: boolean }

/** The account's row, held until the transaction ends. */
export async function lockAccount(tx: Tx, id: string): Promise<LockedRow | null> {
  const rows = await tx.$queryRaw<LockedRow[]>`
    select id, role::text as role, region_code as "regionCode", is_enabled as "isEnabled" from accounts where id = ${id}::uuid for update`
  return rows[0] ?? null
}

/** The database ends the rows of table sessions with it. */
const endSessions = (tx: Tx, id: string) =>
  tx.account.update({ where: { id }, data: { sessionVersion: { increment: 1 } }, select: { id: true } })

/** Writes the switch of a locked account, whose right was asked before; its sessions end with it. */
export async function writeEnabled(
  tx: Tx,
  actor: Actor,
  account: LockedRow,
  { isEnabled, reason, right }: { isEnabled: boolean; reason: string; right?: PermissionCode },
): Promise<void> {
  if (!isEnabled) await endSessions(tx, account.id)
  await tx.account.update({
    where: { id: account.id },
    data: { isEnabled, failedAttempts: 0, lockedUntil: null },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: isEnabled ? 'account.enable' : 'account.disable',
    subject: { type: 'account', id: account.id },
    regionCode: account.regionCode,
    before: { isEnabled: account.isEnabled },
    after: { isEnabled },
    reason,
    right,
  })
}

/**
 * Makes an account; only the system itself (`npm run account`) until invitations exist. Throws forbidden, or invalid
 * for a taken name or an area that does not exist. Returns its id.
 */
export async function createAccount(actor: Actor, input: CreateAccountInput): Promise<string> {
  if (actor.role !== 'system') throw new AppError('forbidden')
  const { password, regionCode, department, ...rest } = input
  const passwordHash = await hashPassword(password)
  try {
    return await transaction(async (tx) => {
      const region = regionCode
        ? await tx.region.findUnique({ where: { code: regionCode }, select: { code: true } })
        : null
      if (regionCode && !region) throw new AppError('invalid', { regionCode: ['没有这个区划代码'] })
      const data = { ...rest, passwordHash, regionCode: region?.code ?? null, department: department ?? null }
      const { id } = await tx.account.create({ data, select: { id: true } })
      const after = { username: rest.username, role: rest.role, regionCode: data.regionCode }
      await audit(tx, actor, {
        action: 'account.create',
        subject: { type: 'account', id },
        regionCode,
        after,
      })
      return id
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('invalid', { username: ['这个账号已经有了'] })
    throw error
  }
}
