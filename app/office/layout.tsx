import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { robots: { index: false } }

const ITEMS = [
  { href: '/office', label: '目标看板' },
  { href: '/office/facilities', label: '机构' },
  { href: '/office/kindergartens', label: '幼儿园' },
  { href: '/office/service-sites', label: '服务站点' },
  { href: '/office/reported', label: '上报数据' },
]

/** The officials' room. A layout does not run again on navigation, so each page asks for itself as well. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  await requireOfficial()
  return (
    <PortalFrame mood="office" area="管理部门" items={ITEMS}>
      {children}
    </PortalFrame>
  )
}
