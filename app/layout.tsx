import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { isLargePrint } from '@/components/shell/print-size'
import { env } from '@/lib/core/env'
import './globals.css'

export const metadata: Metadata = {
  title: { default: '善育', template: '%s · 善育' },
  description: '三岁以下婴幼儿照护服务：规划目标的进展、托育机构和备案信息。',
  icons: { icon: '/favicon.svg' },
  metadataBase: env.PORTAL_PUBLIC_URL ? new URL(env.PORTAL_PUBLIC_URL) : undefined,
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0b6e69' }

/** Reads the request, so every page is drawn per request: a stored page could not carry this request's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const requestId = (await headers()).get('x-request-id') ?? undefined
  const print = (await isLargePrint()) ? 'large' : undefined
  return (
    <html lang="zh-CN" data-print={print} data-request={requestId}>
      <body>{children}</body>
    </html>
  )
}
