import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'
import type { Role } from '@/lib/core/actor'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { robots: { index: false } }

/** `roles`: who gets the page at all; everybody in the room when absent. */
const ITEMS: { href: string; label: string; roles?: readonly Role[] }[] = [
  { href: '/office', label: '目标看板' },
  { href: '/office/filings', label: '备案办理', roles: ['reviewer', 'inspector', 'township', 'planner'] },
  { href: '/office/tasks', label: '部门意见', roles: ['department'] },
  { href: '/office/joint-list', label: '联席会议清单', roles: ['reviewer', 'planner', 'township'] },
  { href: '/office/facilities', label: '机构' },
  { href: '/office/kindergartens', label: '幼儿园' },
  { href: '/office/service-sites', label: '服务站点' },
  { href: '/office/reported', label: '上报数据' },
  { href: '/office/claims', label: '加入申请', roles: ['reviewer'] },
  { href: '/office/exchange', label: '全国报送', roles: ['reviewer', 'planner'] },
]

/** The officials' room. A layout does not run again on navigation, so each page asks for itself as well. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const { role } = await requireOfficial()
  const items = ITEMS.filter(({ roles }) => !roles || roles.includes(role))
  return (
    <PortalFrame mood="office" area="管理部门" items={items}>
      {children}
    </PortalFrame>
  )
}
