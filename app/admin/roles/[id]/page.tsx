import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { permissionOptions } from '@/app/admin/roles/permission-options'
import { RoleForm } from '@/components/roles/role-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { isPending } from '@/lib/change-requests/queries'
import { requireAdmin } from '@/lib/core/session'
import { findRole } from '@/lib/roles/queries'

export const metadata: Metadata = { title: '角色' }

type Props = { params: Promise<{ id: string }> }

export default async function RolePage({ params }: Props) {
  const actor = await requireAdmin('roles.change')
  const { id } = await params
  const role = await findRole(actor, id)
  if (!role || role.isBuiltIn) notFound()
  const waits = await isPending(actor, { type: 'role', id })
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/roles', label: '角色与权限' }, { label: role.name }]} />
      <PageTitle title={role.name} lead={`属于${ROLE_LABELS[role.base]}。改动要系统管理员同意后才生效。`} />
      {waits ? (
        <Notice tone="warning" title="这个角色有一项改动正在等待复核">
          <p>
            <a href="/admin/changes">到双人复核查看</a>
          </p>
        </Notice>
      ) : (
        <RoleForm base={role.base} role={role} options={permissionOptions(role.base)} />
      )}
    </>
  )
}
