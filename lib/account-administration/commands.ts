import 'server-only'
import { lockAccount, writeEnabled } from '@/lib/accounts/commands'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { isAdministrator } from '@/lib/accounts/policy'
import { requestChange } from '@/lib/change-requests/commands'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { AccountRole } from '@/prisma/generated/enums'
import { LAST_ADMINISTRATOR, MOVED } from './labels'
import { canSetRole, switchEvents } from './policy'
import { findManaged } from './queries'
import { type SetRoleInput, type SwitchAccountInput, setRolePayload, switchPayload } from './schema'

/**
 * Switches an account on or off, or asks a second person to when it is an administrator's. Throws not_found, forbidden,
 * conflict when it is so already or a request waits.
 */
export function switchAccount(actor: Actor, input: SwitchAccountInput): Promise<'done' | 'asked'> {
  return transaction(async (tx) => {
    const { accountId, isEnabled, reason } = input
    if (!(await findManaged(actor, accountId, tx))) throw new AppError('not_found')
    const locked = await lockAccount(tx, accountId)
    // Read again under the lock: it may have moved out of the actor's hands.
    const account = await findManaged(actor, accountId, tx)
    if (!account || !locked) throw new AppError('not_found')
    const events = switchEvents(actor, account)
    if (events.length === 0) throw new AppError('forbidden')
    if (!events.includes(isEnabled ? 'enable' : 'disable')) throw new AppError('conflict')
    if (!isAdministrator(account)) {
      const right = can(actor, 'accounts.manage') ? 'accounts.manage' : 'accounts.delegate'
      await writeEnabled(tx, actor, locked, { isEnabled, reason, right })
      return 'done'
    }
    await requestChange(tx, actor, {
      kind: 'account.enable_admin',
      subject: { type: 'account', id: accountId },
      summary: `${isEnabled ? '启用' : '停用'}${ROLE_LABELS[account.role]}“${account.displayName}”（账号 ${account.username}）`,
      payload: { accountId, isEnabled, reason },
      reason,
      isDemo: account.isDemo,
    })
    return 'asked'
  })
}

/** What two persons agreed to. Throws conflict when it is so already, or when the last administrator of a power would go. */
export async function applySwitch(tx: Tx, actor: Actor, given: unknown): Promise<void> {
  const { accountId, isEnabled, reason } = switchPayload.parse(given)
  const { role } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { role: true } })
  // Two switches of one power wait for each other, so that two last ones cannot go at once.
  await tx.$queryRaw`select 1 from accounts where role = ${role}::"AccountRole" order by id for update`
  const account = await lockAccount(tx, accountId)
  if (!account || account.isEnabled === isEnabled) throw new AppError('conflict', { '': [MOVED] })
  if (!isEnabled) await refuseLast(tx, accountId, role)
  await writeEnabled(tx, actor, account, { isEnabled, reason, right: 'changes.confirm_system' })
}

async function refuseLast(tx: Tx, accountId: string, role: AccountRole): Promise<void> {
  const others = await tx.account.count({ where: { role, isEnabled: true, NOT: { id: accountId } } })
  if (others === 0) throw new AppError('conflict', { '': [LAST_ADMINISTRATOR] })
}

/** Asks a second person to give an account another role of its kind. Throws not_found, forbidden, invalid, conflict. */
export function requestAccountRole(actor: Actor, input: SetRoleInput): Promise<void> {
  return transaction(async (tx) => {
    const account = await findManaged(actor, input.accountId, tx)
    if (!account) throw new AppError('not_found')
    if (!canSetRole(actor, account)) throw new AppError('forbidden')
    const role = await tx.role.findUnique({ where: { id: input.roleId } })
    if (!role?.isEnabled || role.base !== account.role || (role.isDemo && !account.isDemo))
      throw new AppError('invalid', { roleId: ['请选择这种身份的一个角色'] })
    if (role.id === account.roleId) throw new AppError('invalid', { roleId: ['账号现在就是这个角色'] })
    await requestChange(tx, actor, {
      kind: 'account.set_role',
      subject: { type: 'account', id: account.id },
      summary: `把“${account.displayName}”（账号 ${account.username}）的角色由“${account.roleName}”改为“${role.name}”`,
      payload: { ...input },
      reason: input.reason,
      isDemo: account.isDemo,
    })
  })
}

/** What two persons agreed to; it holds at the account's next request. Throws conflict when the role is no longer given. */
export async function applyAccountRole(tx: Tx, actor: Actor, given: unknown): Promise<void> {
  const { accountId, roleId, reason } = setRolePayload.parse(given)
  const account = await lockAccount(tx, accountId)
  const role = await tx.role.findUnique({ where: { id: roleId } })
  if (!account || !role?.isEnabled || role.base !== account.role)
    throw new AppError('conflict', { '': [MOVED] })
  const before = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { roleRow: { select: { name: true } } },
  })
  await tx.account.update({
    where: { id: accountId },
    data: { roleId, version: { increment: 1 } },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: 'account.set_role',
    subject: { type: 'account', id: accountId },
    regionCode: account.regionCode,
    before: { role: before.roleRow?.name },
    after: { role: role.name },
    reason,
    right: 'changes.confirm_system',
  })
}
