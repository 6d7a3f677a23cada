import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <PortalFrame mood="public">{children}</PortalFrame>
}
