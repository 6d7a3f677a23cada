import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import type { ManagedDto } from '@/lib/account-administration/queries'
import { formatDateTime } from '@/lib/format/date'

/** The accounts an area's administrator answers for. */
export function ManagedTable({ accounts }: { accounts: readonly ManagedDto[] }) {
  return (
    <DataTable
      caption="本地区的下级账号"
      note="权限不超过您、范围比您小的公职账号；最多列出 500 个"
      rows={accounts}
      rowKey={(account) => account.id}
      empty={<p>还没有下级账号。邀请下级地区的同事开通后，会出现在这里。</p>}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (account) => (
            <>
              <a href={`/office/accounts/${account.id}`}>{account.displayName}</a>{' '}
              {account.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        { key: 'username', head: '账号', cell: (account) => account.username },
        { key: 'role', head: '角色', cell: (account) => account.roleName },
        {
          key: 'area',
          head: '地区和部门',
          cell: ({ regionName, organisation }) => [regionName, organisation].filter(Boolean).join(' · '),
        },
        { key: 'state', head: '状态', cell: ({ isEnabled }) => <Tag>{isEnabled ? '启用' : '停用'}</Tag> },
        { key: 'last', head: '最近一次登录', cell: (account) => formatDateTime(account.lastSignInAt) },
      ]}
    />
  )
}
