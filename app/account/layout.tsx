import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <PortalFrame mood="public">{children}</PortalFrame>
}
