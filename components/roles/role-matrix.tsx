import { DataTable } from '@/components/ui/data-table'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { PERMISSIONS, type PermissionCode } from '@/lib/core/permissions'
import type { RoleDto } from '@/lib/roles/queries'

type Props = { caption: string; codes: readonly PermissionCode[]; roles: readonly RoleDto[] }

/** Permissions of one power down, the roles that hold any of them across. */
export function RoleMatrix({ caption, codes, roles }: Props) {
  const holders = roles.filter((role) => role.permissions.some((code) => codes.includes(code)))
  return (
    <DataTable
      caption={caption}
      note="● 有这项权限"
      rows={codes}
      rowKey={(code) => code}
      empty={<p>没有权限。</p>}
      columns={[
        { key: 'permission', head: '权限', cell: (code) => PERMISSIONS[code].label },
        ...holders.map((role) => ({
          key: role.id,
          head: role.isBuiltIn ? ROLE_LABELS[role.base] : role.name,
          cell: (code: PermissionCode) =>
            role.permissions.includes(code) ? (
              <>
                <span aria-hidden="true">●</span>
                <span className="sr-only">有</span>
              </>
            ) : (
              <span className="sr-only">没有</span>
            ),
        })),
      ]}
    />
  )
}
