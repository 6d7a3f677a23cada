import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/core/env'

/** The demo world is nobody's truth: search engines are asked to stay away from it. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection()
  if (env.PORTAL_DEMO !== '0') return { rules: { userAgent: '*', disallow: '/' } }
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/family', '/operator', '/office', '/admin', '/sign-in'],
    },
    sitemap: env.PORTAL_PUBLIC_URL ? new URL('/sitemap.xml', env.PORTAL_PUBLIC_URL).href : undefined,
  }
}
