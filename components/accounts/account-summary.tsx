import { SummaryList } from '@/components/ui/summary-list'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import type { AccountRow } from '@/lib/accounts/queries'
import { formatDateTime } from '@/lib/format/date'

/** What an account is and where it belongs; area and facility lead to their public pages. */
export function AccountSummary({ account }: { account: AccountRow }) {
  const { region, facility } = account
  return (
    <SummaryList
      rows={[
        { label: '账号', value: account.username },
        { label: '姓名', value: account.displayName },
        { label: '身份', value: ROLE_LABELS[account.role] },
        {
          label: '地区',
          value: region ? <a href={`/targets/${region.code}`}>{region.name}的目标进展</a> : '不分地区',
        },
        ...(account.department ? [{ label: '部门', value: account.department }] : []),
        ...(account.role === 'operator'
          ? [
              {
                label: '机构',
                value: facility ? (
                  <a href={`/facilities/${facility.id}`}>{facility.name}</a>
                ) : (
                  '还没有关联机构'
                ),
              },
            ]
          : []),
        { label: '最近一次登录', value: formatDateTime(account.lastSignInAt) },
      ]}
    />
  )
}
