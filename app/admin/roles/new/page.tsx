import type { Metadata } from 'next'
import { permissionOptions } from '@/app/admin/roles/permission-options'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { RoleForm } from '@/components/roles/role-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { requireAdmin } from '@/lib/core/session'
import { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '新建角色' }

const BASES = Object.values(AccountRole).map((value) => ({ value, label: ROLE_LABELS[value] }))

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewRolePage({ searchParams }: Props) {
  await requireAdmin('roles.change')
  const { base } = await searchParams
  const chosen = BASES.find(({ value }) => value === base)?.value
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/roles', label: '角色与权限' }, { label: '新建角色' }]} />
      <PageTitle title="新建角色" lead="先选属于哪种身份，再去掉不需要的权限。系统管理员同意后生效。" />
      <FilterForm action="/admin/roles/new" label="选择身份" submitLabel="选好了">
        <SelectField name="base" label="身份" placeholder="请选择" options={BASES} defaultValue={chosen} />
      </FilterForm>
      {chosen && (
        <div className="mt-6">
          <RoleForm key={chosen} base={chosen} options={permissionOptions(chosen)} />
        </div>
      )}
    </>
  )
}
