import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'
import { navItemsFor, type RoomPage } from '@/app/room-pages'
import { currentActor } from '@/lib/core/session'

export const metadata: Metadata = { robots: { index: false } }

const PAGES: RoomPage[] = [
  { group: '办事', href: '/operator', label: '首页' },
  { group: '办事', href: '/operator/filings', label: '备案办理', needs: 'operator.run' },
  { group: '办事', href: '/operator/facilities', label: '机构', needs: 'operator.run' },
  { group: '人员', href: '/operator/staff', label: '工作人员', needs: 'operator.staff' },
  { group: '人员', href: '/operator/certificates', label: '证书', needs: 'operator.staff' },
  { group: '人员', href: '/operator/training', label: '培训学时', needs: 'operator.staff' },
  { group: '班级', href: '/operator/roster', label: '今天的班', needs: 'operator.staff' },
  { group: '班级', href: '/operator/classes', label: '班级', needs: 'operator.run' },
  { group: '班级', href: '/operator/months', label: '在托人数', needs: 'operator.run' },
  { group: '人员', href: '/operator/colleagues', label: '同事账号', needs: 'operator.invite' },
]

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const items = navItemsFor(await currentActor(), PAGES)
  return (
    <PortalFrame mood="operator" area="托育机构" items={items}>
      {children}
    </PortalFrame>
  )
}
