import 'server-only'
import { lockMinutes } from '@/lib/accounts/rules'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { formatDateTime } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { getPolicies } from '@/lib/security-policies/queries'
import type { Device } from '@/lib/sessions/commands'
import { isKnownDevice } from '@/lib/sessions/queries'
import { deviceText } from '@/lib/sessions/rules'
import type { AccountRole } from '@/prisma/generated/enums'

export type LockedAccount = {
  id: string
  role: AccountRole
  regionCode: string | null
  isEnabled: boolean
  isDemo: boolean
  failedAttempts: number
  lockedUntil: Date | null
}

/** The account under its row lock: what is decided about tries is decided one after the other. */
export async function lockAccount(tx: Tx, id: string): Promise<LockedAccount | null> {
  const rows = await tx.$queryRaw<LockedAccount[]>`
    select id, role::text as role, region_code as "regionCode", is_enabled as "isEnabled", is_demo as "isDemo",
           failed_attempts as "failedAttempts", locked_until as "lockedUntil"
    from accounts where id = ${id}::uuid for update`
  return rows[0] ?? null
}

/** Counts a wrong password or code; from the policy's number on each locks the account twice as long as the last. */
export async function countFailure(tx: Tx, account: LockedAccount): Promise<void> {
  const { freeFailures } = await getPolicies(tx)
  const failedAttempts = account.failedAttempts + 1
  const minutes = lockMinutes(failedAttempts, freeFailures)
  const lockedUntil = minutes > 0 ? new Date(now().getTime() + minutes * 60_000) : null
  await tx.account.update({
    where: { id: account.id },
    data: { failedAttempts, lockedUntil },
    select: { id: true },
  })
  // Once a row of failures: whoever keeps trying must not be able to fill somebody's mailbox.
  if (failedAttempts === freeFailures && lockedUntil && !account.isDemo)
    await postNotice(tx, {
      to: { accountIds: [account.id] },
      kind: 'account.locked',
      title: '您的账号因连续输错被暂时锁定',
      text: `有人用您的账号连续输错 ${failedAttempts} 次密码或验证码，账号锁定到 ${formatDateTime(lockedUntil)}。如果不是您本人，请在解锁后修改密码，或用“忘记密码”重新设置。`,
      href: '/account/security',
      eventKey: `account-locked:${account.id}:${lockedUntil.toISOString()}`,
    })
}

/** Everything asked for was given: failures are forgotten, the evidence is written, and a new device is told of. */
export async function completeSignIn(
  tx: Tx,
  self: Actor,
  account: Pick<LockedAccount, 'id' | 'regionCode' | 'isDemo'>,
  device: Device,
): Promise<void> {
  const at = now()
  await tx.account.update({
    where: { id: account.id },
    data: { failedAttempts: 0, lockedUntil: null, lastSignInAt: at },
    select: { id: true },
  })
  const subject = { type: 'account', id: account.id }
  await audit(tx, self, { action: 'account.sign_in', subject, regionCode: account.regionCode })
  // The published demo accounts are used from everywhere; nobody is to be warned.
  if (account.isDemo || (await isKnownDevice(tx, account.id, self.sessionId, device.userAgent))) return
  await postNotice(tx, {
    to: { accountIds: [account.id] },
    kind: 'account.new_device',
    title: '您的账号在一台新设备上登录了',
    text: `${formatDateTime(at)}，${deviceText(device.userAgent)}，地址 ${device.address}。如果不是您本人，请马上结束这次登录并修改密码。`,
    href: '/account/sessions',
    eventKey: `account-new-device:${self.sessionId}`,
  })
}
