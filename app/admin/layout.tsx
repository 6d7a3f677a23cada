import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { adminPagesOf } from '@/app/admin/navigation'
import { PortalFrame } from '@/app/portal-frame'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { robots: { index: false } }

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { role } = await requireAdmin()
  return (
    <PortalFrame mood="office" area="系统管理" items={adminPagesOf(role)}>
      {children}
    </PortalFrame>
  )
}
