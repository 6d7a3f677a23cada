import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ADMIN_PAGES } from '@/app/admin/navigation'
import { PortalFrame } from '@/app/portal-frame'
import { navItemsFor } from '@/app/room-pages'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { robots: { index: false } }

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const items = navItemsFor(await requireAdmin(), ADMIN_PAGES)
  return (
    <PortalFrame mood="office" area="系统管理" items={items}>
      {children}
    </PortalFrame>
  )
}
