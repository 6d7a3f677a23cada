import type { Metadata } from 'next'
import { AccountTable } from '@/components/accounts/account-table'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { listAccounts } from '@/lib/accounts/queries'
import { accountFilterSchema } from '@/lib/accounts/schema'
import { can } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '账号' }

const PATH = '/admin/accounts'
const ROLES = Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }))

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountsPage({ searchParams }: Props) {
  const actor = await requireAdmin('accounts.read')
  const filter = accountFilterSchema.parse(await searchParams)
  const { items, ...paging } = await listAccounts(actor, filter)
  const href = (page: number) =>
    `${PATH}?${new URLSearchParams({ q: filter.q, role: filter.role ?? '', page: String(page) })}`
  return (
    <>
      <PageTitle title="账号" lead="谁有账号、属于哪里、能不能登录。" />
      <div className="mb-4">
        <FilterForm action={PATH} label="筛选账号" resetHref={filter.q || filter.role ? PATH : undefined}>
          <TextField name="q" label="账号、姓名或地区" type="search" defaultValue={filter.q} maxLength={64} />
          <SelectField
            name="role"
            label="身份"
            placeholder="全部"
            options={ROLES}
            defaultValue={filter.role}
          />
        </FilterForm>
      </div>
      <AccountTable accounts={items} now={now()} canSwitch={can(actor, 'accounts.manage')} />
      <Pager {...paging} href={href} unit="个账号" />
    </>
  )
}
