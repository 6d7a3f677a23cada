import type { Metadata } from 'next'
import { RoleMatrix } from '@/components/roles/role-matrix'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { PERMISSION_CODES } from '@/lib/core/permissions'
import { requireThat } from '@/lib/core/session'
import { formatInteger } from '@/lib/format/number'
import { POWER_LABELS } from '@/lib/roles/labels'
import { canChangeRoles, canReadRoles } from '@/lib/roles/policy'
import { listRoles } from '@/lib/roles/queries'
import { byPower } from '@/lib/roles/rules'

export const metadata: Metadata = { title: '角色与权限' }

export default async function RolesPage() {
  const actor = await requireThat(canReadRoles)
  const roles = await listRoles(actor)
  const mayChange = canChangeRoles(actor)
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        title="角色与权限"
        lead="每种身份有一个内置角色，是它最多能有的权限。需要少给时，新建一个角色。系统管理、安全管理和审计的权限不能放在一起，数据库也会拒绝。"
      />
      {mayChange && (
        <p>
          <LinkButton href="/admin/roles/new" variant="primary">
            新建角色
          </LinkButton>
        </p>
      )}
      <DataTable
        caption="角色"
        rows={roles}
        rowKey={(role) => role.id}
        empty={<p>没有角色。</p>}
        columns={[
          {
            key: 'name',
            head: '角色',
            cell: (role) => (
              <>
                {mayChange && !role.isBuiltIn ? (
                  <a href={`/admin/roles/${role.id}`}>{role.name}</a>
                ) : (
                  role.name
                )}{' '}
                {role.isDemo && <Tag tone="warm">演示</Tag>}
              </>
            ),
          },
          { key: 'base', head: '身份', cell: (role) => ROLE_LABELS[role.base] },
          {
            key: 'kind',
            head: '种类',
            cell: (role) => (role.isBuiltIn ? '内置' : role.isEnabled ? '自定义' : '自定义，不再授予'),
          },
          { key: 'count', head: '权限', unit: '项', number: true, cell: (role) => role.permissions.length },
          {
            key: 'accounts',
            head: '账号',
            unit: '个',
            number: true,
            cell: (role) => formatInteger(role.accounts),
          },
          { key: 'note', head: '说明', cell: (role) => role.note },
        ]}
      />
      {byPower(PERMISSION_CODES).map(([power, codes]) => (
        <Disclosure key={power} summary={`${POWER_LABELS[power]}的权限，谁有`}>
          <RoleMatrix caption={`${POWER_LABELS[power]}的权限`} codes={codes} roles={roles} />
        </Disclosure>
      ))}
    </div>
  )
}
