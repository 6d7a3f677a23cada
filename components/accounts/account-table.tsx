import { DataTable } from '@/components/ui/data-table'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import type { AccountRow } from '@/lib/accounts/queries'
import { isLocked } from '@/lib/accounts/rules'
import { formatDateTime } from '@/lib/format/date'
import { AccountState } from './account-state'

type Props = { accounts: AccountRow[]; now: Date; canSwitch: boolean }

export function AccountTable({ accounts, now, canSwitch }: Props) {
  return (
    <DataTable
      caption="账号"
      note={`截至 ${formatDateTime(now)}`}
      rows={accounts}
      rowKey={(account) => account.id}
      empty={<p>没有符合条件的账号。请换一个词，或清除条件再看。</p>}
      columns={[
        {
          key: 'username',
          head: '账号',
          cell: ({ id, username, isDemo }) => (
            <>
              {canSwitch ? <a href={`/admin/accounts/${id}`}>{username}</a> : username}
              {isDemo && '（演示）'}
            </>
          ),
        },
        { key: 'name', head: '姓名', cell: (account) => account.displayName },
        { key: 'role', head: '身份', cell: (account) => ROLE_LABELS[account.role] },
        {
          key: 'area',
          head: '地区和部门',
          cell: ({ region, department, facility }) =>
            [region?.name ?? '不分地区', department, facility?.name].filter(Boolean).join(' · '),
        },
        {
          key: 'state',
          head: '状态',
          cell: ({ isEnabled, lockedUntil }) => (
            <AccountState
              isEnabled={isEnabled}
              lockedUntil={isLocked(lockedUntil, now) ? lockedUntil : null}
            />
          ),
        },
        { key: 'last', head: '最近一次登录', cell: (account) => formatDateTime(account.lastSignInAt) },
      ]}
    />
  )
}
