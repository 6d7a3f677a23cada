import { PERMISSIONS, type PermissionCode, permissionsOf } from '@/lib/core/permissions'
import type { AccountRole, Power } from '@/prisma/generated/enums'

/** Permissions no role of this kind may hold. Empty is right. */
export function foreignPermissions(
  base: AccountRole,
  permissions: readonly PermissionCode[],
): PermissionCode[] {
  const most = permissionsOf(base)
  return permissions.filter((code) => !most.includes(code))
}

/** Permissions by the power they belong to, in the order of the list; powers without any are left out. */
export function byPower(codes: readonly PermissionCode[]): [Power, PermissionCode[]][] {
  const powers: Power[] = ['business', 'system', 'security', 'audit']
  return powers
    .map((power): [Power, PermissionCode[]] => [
      power,
      codes.filter((code) => PERMISSIONS[code].power === power),
    ])
    .filter(([, held]) => held.length > 0)
}

export type RoleChange = { added: PermissionCode[]; removed: PermissionCode[] }

export function changeOf(before: readonly PermissionCode[], after: readonly PermissionCode[]): RoleChange {
  return {
    added: after.filter((code) => !before.includes(code)),
    removed: before.filter((code) => !after.includes(code)),
  }
}

const words = (codes: readonly PermissionCode[]) => codes.map((code) => PERMISSIONS[code].label).join('、')

/** The change in one line, for the second person to judge by. */
export function roleSummary(
  name: string,
  baseLabel: string,
  before: { name: string; permissions: readonly PermissionCode[]; isEnabled: boolean } | null,
  after: { permissions: readonly PermissionCode[]; isEnabled: boolean },
): string {
  if (!before) return `新角色“${name}”（${baseLabel}）：${words(after.permissions) || '没有任何权限'}`
  const { added, removed } = changeOf(before.permissions, after.permissions)
  const parts = [
    before.name === name ? '' : `改名为“${name}”`,
    added.length > 0 ? `增加 ${words(added)}` : '',
    removed.length > 0 ? `去掉 ${words(removed)}` : '',
    before.isEnabled === after.isEnabled ? '' : after.isEnabled ? '恢复授予' : '不再授予',
  ].filter(Boolean)
  return `角色“${before.name}”（${baseLabel}）：${parts.join('；') || '只改说明'}`
}
