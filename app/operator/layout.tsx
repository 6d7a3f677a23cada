import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'

export const metadata: Metadata = { robots: { index: false } }

const ITEMS = [
  { href: '/operator', label: '首页' },
  { href: '/operator/filings', label: '备案办理' },
  { href: '/operator/facilities', label: '机构' },
  { href: '/operator/staff', label: '工作人员' },
]

export default function OperatorLayout({ children }: { children: ReactNode }) {
  return (
    <PortalFrame mood="operator" area="托育机构" items={ITEMS}>
      {children}
    </PortalFrame>
  )
}
