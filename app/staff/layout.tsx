import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'
import { navItemsFor, type RoomPage } from '@/app/room-pages'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { robots: { index: false } }

const PAGES: RoomPage[] = [
  { href: '/staff', label: '我的从业记录' },
  { href: '/staff/certificates', label: '我的证书' },
  { href: '/staff/training', label: '我的学时' },
  { href: '/staff/corrections', label: '更正' },
  { href: '/staff/transfer', label: '换单位' },
  { href: '/staff/access', label: '谁看过我的信息' },
]

/** The room of people who work in care. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const items = navItemsFor(await requirePermission('staff.own'), PAGES)
  return (
    <PortalFrame mood="operator" area="从业人员" items={items}>
      {children}
    </PortalFrame>
  )
}
