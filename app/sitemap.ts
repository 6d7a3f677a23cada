import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/core/env'

const PUBLIC_PAGES = ['/', '/targets', '/facilities', '/filings', '/receipts', '/guide', '/precheck']

/** Addresses in a site map are absolute; without PORTAL_PUBLIC_URL we only know the local one. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection()
  const base = env.PORTAL_PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`
  return PUBLIC_PAGES.map((path) => ({ url: new URL(path, base).href, changeFrequency: 'daily' }))
}
