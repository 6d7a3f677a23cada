import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'
import type { NavItem } from '@/components/shell/nav-links'

const PAGES: NavItem[] = [
  { href: '/family', label: '我的家庭' },
  { href: '/family/children', label: '孩子' },
  { href: '/family/access', label: '谁查过' },
  { href: '/facilities', label: '托育机构' },
]

export default function FamilyLayout({ children }: { children: ReactNode }) {
  return (
    <PortalFrame mood="public" items={PAGES}>
      {children}
    </PortalFrame>
  )
}
