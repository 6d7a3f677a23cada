import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'

export default function OperatorLayout({ children }: { children: ReactNode }) {
  return <PortalFrame mood="operator">{children}</PortalFrame>
}
