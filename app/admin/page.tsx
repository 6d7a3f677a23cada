import type { Metadata } from 'next'
import { adminPagesOf } from '@/app/admin/navigation'
import { PageTitle } from '@/components/ui/page-title'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { requireAdmin } from '@/lib/core/session'
import type { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '系统管理' }

export default async function AdminPage() {
  const { role, name } = await requireAdmin()
  return (
    <>
      <PageTitle title="系统管理" lead={`${name}，您以${ROLE_LABELS[role as AccountRole]}的身份登录。`} />
      <ul className="flex flex-col gap-4">
        {adminPagesOf(role).map((page) => (
          <li key={page.href}>
            <a href={page.href}>{page.label}</a>
            <p className="text-muted">{page.lead}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
