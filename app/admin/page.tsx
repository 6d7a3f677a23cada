import type { Metadata } from 'next'
import { ADMIN_PAGES } from '@/app/admin/navigation'
import { pagesFor } from '@/app/room-pages'
import { PageTitle } from '@/components/ui/page-title'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { requireAdmin } from '@/lib/core/session'
import type { AccountRole } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '系统管理' }

export default async function AdminPage() {
  const actor = await requireAdmin()
  const pages = pagesFor(actor, ADMIN_PAGES)
  const groups = [...new Set(pages.map((page) => page.group))]
  return (
    <>
      <PageTitle
        title="系统管理"
        lead={`${actor.name}，您以${ROLE_LABELS[actor.role as AccountRole]}的身份登录。`}
      />
      <div className="flex flex-col gap-8">
        {groups.map((group) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{group}</h2>
            <ul className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              {pages
                .filter((page) => page.group === group)
                .map((page) => (
                  <li key={page.href}>
                    <a href={page.href}>{page.label}</a>
                    <p className="text-muted">{page.lead}</p>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
