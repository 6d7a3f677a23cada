import type { PermissionCode } from '@/lib/core/permissions'
import type { SensitiveChangeState } from '@/prisma/generated/enums'

type Kind = { label: string; requestedBy: PermissionCode; confirmedBy: PermissionCode; inArea: boolean }

/**
 * What one person may only ask for and another must agree to (双人复核, GB/T 22239-2019 8.1.4.2): who asks, who agrees.
 * `inArea`: decided by an official whose area covers the change's; else by an administrator of another power.
 */
export const CHANGE_KINDS = {
  'role.save': {
    label: '设置角色',
    requestedBy: 'roles.change',
    confirmedBy: 'changes.confirm_security',
    inArea: false,
  },
  'policy.set': {
    label: '修改登录安全策略',
    requestedBy: 'security_policies.change',
    confirmedBy: 'changes.confirm_security',
    inArea: false,
  },
  'account.invite': {
    label: '邀请账号',
    requestedBy: 'accounts.manage',
    confirmedBy: 'changes.confirm_system',
    inArea: false,
  },
  'account.enable_admin': {
    label: '启用或停用管理员',
    requestedBy: 'accounts.manage',
    confirmedBy: 'changes.confirm_system',
    inArea: false,
  },
  'account.set_role': {
    label: '更换账号的角色',
    requestedBy: 'accounts.manage',
    confirmedBy: 'changes.confirm_system',
    inArea: false,
  },
  'ban.lift': {
    label: '解除从业禁止',
    requestedBy: 'bans.keep',
    confirmedBy: 'bans.confirm',
    inArea: true,
  },
} as const satisfies Record<string, Kind>

export type ChangeKind = keyof typeof CHANGE_KINDS
export const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[]
export const isChangeKind = (kind: string): kind is ChangeKind => Object.hasOwn(CHANGE_KINDS, kind)

/** Days a request waits for its second person; nobody agrees to what is older. */
export const CHANGE_DAYS = 7

export const changeExpiry = (at: Date): Date => new Date(at.getTime() + CHANGE_DAYS * 86_400_000)

export const CHANGE_EVENTS = ['confirm', 'reject', 'withdraw'] as const
export type ChangeEvent = (typeof CHANGE_EVENTS)[number]

const NEXT: Record<ChangeEvent, SensitiveChangeState> = {
  confirm: 'applied',
  reject: 'rejected',
  withdraw: 'withdrawn',
}

/** The state after an event, null when there is none: a request is decided once, and not after it expired. */
export function nextChangeState(
  change: { state: SensitiveChangeState; expiresAt: Date },
  event: ChangeEvent,
  now: Date,
): SensitiveChangeState | null {
  return change.state === 'pending' && change.expiresAt > now ? NEXT[event] : null
}

/** What a request is to its readers now: one nobody decided in time has expired, even before the job says so. */
export const shownState = (
  change: { state: SensitiveChangeState; expiresAt: Date },
  now: Date,
): SensitiveChangeState => (change.state === 'pending' && change.expiresAt <= now ? 'expired' : change.state)
